/// Which driver a JDBC URL names, and what it is told.
///
/// Takes `jdbc:luma:…` apart, and says in our words what the options of the two established drivers mean, or that they
/// mean nothing here. Opens nothing.
@NullMarked
package dev.luma.jdbc.url;

import org.jspecify.annotations.NullMarked;
