/// How `db` watches itself: one [dev.luma.db.watch.Watch] for each connection keeps the time of what is under way, and
/// tells it to listeners, to JDK Flight Recorder and to the log of slow statements.
///
/// Where nobody listens, nothing is recorded and the log of slow statements is off, no object is made and no clock is
/// read. Nothing here throws.
@NullMarked
package dev.luma.db.watch;

import org.jspecify.annotations.NullMarked;
