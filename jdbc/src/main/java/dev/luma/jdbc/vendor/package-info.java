/// All that one server's SQL says otherwise than another's.
///
/// Chosen by what the server calls itself; nothing else in the façade asks for a product's name.
@NullMarked
package dev.luma.jdbc.vendor;

import org.jspecify.annotations.NullMarked;
