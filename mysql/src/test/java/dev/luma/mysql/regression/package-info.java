/// Bugs that users of other drivers have met, and that must never be ours: a test for each. The tag of a test is the
/// case's id in `docs/known-gaps.md`, which lists all of them; `-Dgroups=T10` runs the tests of one.
///
/// A case that an older test holds has its tag there.
package dev.luma.mysql.regression;
