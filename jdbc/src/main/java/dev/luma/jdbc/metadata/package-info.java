/// What the database is and holds, as `DatabaseMetaData` wants to tell it.
///
/// The queries are the vendor's; here is the shape of their answers.
@NullMarked
package dev.luma.jdbc.metadata;

import org.jspecify.annotations.NullMarked;
