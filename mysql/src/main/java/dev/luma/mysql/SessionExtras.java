package dev.luma.mysql;

import dev.luma.mysql.wire.Capability;

/// What a session can do and does not do unless it is asked for.
///
/// @param localInfile see [MysqlConfig#allowLocalInfile]
/// @param multiStatements see [MysqlConfig#allowMultiStatements]
/// @param gtids see [MysqlConfig#trackGtids]
public record SessionExtras(boolean localInfile, boolean multiStatements, boolean gtids) {
    static final SessionExtras NONE = new SessionExtras(false, false, false);

    SessionExtras withLocalInfile() {
        return new SessionExtras(true, multiStatements, gtids);
    }

    SessionExtras withMultiStatements() {
        return new SessionExtras(localInfile, true, gtids);
    }

    SessionExtras withGtids() {
        return new SessionExtras(localInfile, multiStatements, true);
    }

    /// The [Capability] bits that are asked for beside the usual.
    long capabilities() {
        return (localInfile ? Capability.LOCAL_FILES : 0) | (multiStatements ? Capability.MULTI_STATEMENTS : 0);
    }
}
