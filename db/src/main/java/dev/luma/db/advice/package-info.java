/// Did you mean …? Guesses which known name was meant by an unknown one.
///
/// Not exported: applications meet it in messages.
@NullMarked
package dev.luma.db.advice;

import org.jspecify.annotations.NullMarked;
