package dev.luma.lang.bytecode;

import java.lang.constant.ClassDesc;

/// The classes of the runtime library that compiled code names.
final class RuntimeClasses {
    static final ClassDesc ARITHMETIC = runtime("Arithmetic");
    static final ClassDesc BYTE_LIST = runtime("ByteList");
    static final ClassDesc CASTS = runtime("Casts");
    static final ClassDesc CONVERSIONS = runtime("Conversions");
    static final ClassDesc CORE_OBJECT = runtime("CoreObject");
    static final ClassDesc EQUALITY = runtime("Equality");
    static final ClassDesc FLOAT_LIST = runtime("FloatList");
    static final ClassDesc FUNCTION = runtime("Function");
    static final ClassDesc INT_LIST = runtime("IntList");
    static final ClassDesc LUMA_ERROR = runtime("LumaError");
    static final ClassDesc LUMA_LIST = runtime("LumaList");
    static final ClassDesc LUMA_MAP = runtime("LumaMap");
    static final ClassDesc LUMA_STRUCT = runtime("LumaStruct");
    static final ClassDesc LUMA_TRAIT = runtime("LumaTrait");
    static final ClassDesc LUMA_TYPE = runtime("LumaType");
    static final ClassDesc OBJECT_LIST = runtime("ObjectList");
    static final ClassDesc PANIC = runtime("Panic");
    static final ClassDesc PANICS = runtime("Panics");
    static final ClassDesc SHARED_BOOLEAN = runtime("SharedBoolean");
    static final ClassDesc SHARED_BYTE = runtime("SharedByte");
    static final ClassDesc SHARED_DOUBLE = runtime("SharedDouble");
    static final ClassDesc SHARED_LONG = runtime("SharedLong");
    static final ClassDesc SHARED_OBJECT = runtime("SharedObject");
    static final ClassDesc TEXT = runtime("Text");

    static final ClassDesc DATABASE_TRANSACTION = std("DatabaseTransaction");
    static final ClassDesc DB_MODULE = std("DbModule");
    static final ClassDesc DRIVER_MODULE = std("LumaDriverModule");
    static final ClassDesc QUERY_ROW = std("QueryRow");
    static final ClassDesc QUERY_ROWS = std("QueryRows");
    static final ClassDesc TEXTS = std("Texts");

    private RuntimeClasses() {}

    private static ClassDesc runtime(String name) {
        return ClassDesc.of("dev.luma.lang.runtime." + name);
    }

    /// A class of the core library.
    static ClassDesc std(String name) {
        return ClassDesc.of("dev.luma.lang.std." + name);
    }

    /// The class of a core type.
    static ClassDesc ofCore(String type) {
        return switch (type) {
            case "buffer" -> std("LumaBuffer");
            case "tcp" -> std("TcpSocket");
            case "listener" -> std("TcpListening");
            case "database" -> std("Database");
            case "transaction" -> DATABASE_TRANSACTION;
            case "rows" -> QUERY_ROWS;
            case "row" -> QUERY_ROW;
            case "error" -> LUMA_ERROR;
            case "db_error" -> std("DatabaseError");
            case "lock" -> std("Lock");
            default -> throw new IllegalArgumentException("there is no core type " + type);
        };
    }

    /// The box of a variable that closures share.
    static ClassDesc shared(Kind kind) {
        return switch (kind) {
            case LONG -> SHARED_LONG;
            case DOUBLE -> SHARED_DOUBLE;
            case BOOLEAN -> SHARED_BOOLEAN;
            case BYTE -> SHARED_BYTE;
            case OBJECT -> SHARED_OBJECT;
            case NOTHING -> throw new IllegalArgumentException("no variable holds nothing");
        };
    }
}
