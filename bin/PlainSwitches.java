import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Makes `switch` over types plain: `java PlainSwitches.java FOLDER` rewrites the class files in a folder.
///
/// javac leaves it to the JVM to write the code of such a switch, in a class of its own, when it is first reached. Luma's
/// compiler has dozens of them on the way of its start, and the JVM's caches keep none. Here each becomes a method of the
/// class in which it stands, with the same tests in the same order.
public final class PlainSwitches {
    private final ClassFile classFile;
    private final ClassModel model;
    /// In the order of their methods' numbers.
    private final List<InvokeDynamicInstruction> switches = new ArrayList<>();

    private PlainSwitches(ClassFile classFile, ClassModel model) {
        this.classFile = classFile;
        this.model = model;
    }

    /// @param arguments the folder
    public static void main(String[] arguments) throws IOException {
        final Path folder = Path.of(arguments[0]);
        final ClassFile classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy(folder)));
        final List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (final Path file : files) {
            final PlainSwitches classOfFile = new PlainSwitches(classFile, classFile.parse(file));
            final byte[] rewritten = classOfFile.rewritten();
            if (!classOfFile.switches.isEmpty()) {
                Files.write(file, rewritten);
            }
        }
    }

    /// Classes of the folder and of the JDK.
    private static ClassHierarchyResolver hierarchy(Path folder) {
        return ClassHierarchyResolver.ofResourceParsing(type -> open(folder, type))
                .orElse(ClassHierarchyResolver.defaultResolver())
                .cached();
    }

    private static InputStream open(Path folder, ClassDesc type) {
        final String descriptor = type.descriptorString();
        final Path file = folder.resolve(descriptor.substring(1, descriptor.length() - 1) + ".class");
        try {
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] rewritten() {
        return classFile.transformClass(
                model,
                ClassTransform.transformingMethodBodies(this::replace).andThen(ClassTransform.endHandler(this::add)));
    }

    private void replace(CodeBuilder code, CodeElement element) {
        if (!(element instanceof InvokeDynamicInstruction call) || !isTypeSwitch(call)) {
            code.with(element);
            return;
        }
        code.invokestatic(self(), method(switches.size()), call.typeSymbol(), isInterface());
        switches.add(call);
    }

    /// Whether all labels are types: others may be texts and constants of enums.
    private static boolean isTypeSwitch(InvokeDynamicInstruction call) {
        return call.name().equalsString("typeSwitch")
                && call.bootstrapMethod().owner().displayName().equals("SwitchBootstraps")
                && call.bootstrapArgs().stream().allMatch(label -> label instanceof ClassDesc);
    }

    private ClassDesc self() {
        return model.thisClass().asSymbol();
    }

    private boolean isInterface() {
        return model.flags().has(AccessFlag.INTERFACE);
    }

    private static String method(int number) {
        return "typeSwitch$" + number;
    }

    private void add(ClassBuilder target) {
        for (int i = 0; i < switches.size(); i++) {
            final InvokeDynamicInstruction call = switches.get(i);
            target.withMethodBody(
                    method(i),
                    call.typeSymbol(),
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                    code -> tests(code, call.bootstrapArgs()));
        }
    }

    /// As `SwitchBootstraps.typeSwitch` says: -1 for null, else the first label from the one asked for on that fits, else
    /// how many labels there are.
    private static void tests(CodeBuilder code, List<ConstantDesc> labels) {
        final Label present = code.newLabel();
        code.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
        for (int i = 0; i < labels.size(); i++) {
            final Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }
}
