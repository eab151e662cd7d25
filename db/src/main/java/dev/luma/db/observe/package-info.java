/// What connections tell of their work: to a [dev.luma.db.observe.Listener], which is a program's own or a bridge to
/// its metrics and traces.
///
/// Beside it, and without any of this, the work is in JDK Flight Recorder, and slow statements are in the log;
/// `docs/observation.md` tells of all three.
///
/// Deliberately not here: values of parameters and rows, which never leave the conversation.
@NullMarked
package dev.luma.db.observe;

import org.jspecify.annotations.NullMarked;
