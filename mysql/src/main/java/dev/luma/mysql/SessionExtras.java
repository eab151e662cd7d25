package dev.luma.mysql;

import dev.luma.mysql.wire.Capability;

/// What a session can do and does not do unless it is asked for.
///
/// @param localInfile see [MysqlConfig#allowLocalInfile]
/// @param multiStatements see [MysqlConfig#allowMultiStatements]
/// @param gtids see [MysqlConfig#trackGtids]
/// @param countsFound see [MysqlConfig#countFoundRows]
public record SessionExtras(boolean localInfile, boolean multiStatements, boolean gtids, boolean countsFound) {
    static final SessionExtras NONE = new SessionExtras(false, false, false, false);

    SessionExtras withLocalInfile() {
        return new SessionExtras(true, multiStatements, gtids, countsFound);
    }

    SessionExtras withMultiStatements() {
        return new SessionExtras(localInfile, true, gtids, countsFound);
    }

    SessionExtras withGtids() {
        return new SessionExtras(localInfile, multiStatements, true, countsFound);
    }

    SessionExtras withCountOfFound() {
        return new SessionExtras(localInfile, multiStatements, gtids, true);
    }

    /// The [Capability] bits that are asked for beside the usual.
    long capabilities() {
        return (localInfile ? Capability.LOCAL_FILES : 0)
                | (multiStatements ? Capability.MULTI_STATEMENTS : 0)
                | (countsFound ? Capability.FOUND_ROWS : 0);
    }
}
