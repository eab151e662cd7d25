package dev.luma.lang.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What the checker takes apart so that code can be generated from it.
class TypedTreeTest {
    private static List<Typed.Statement> main(String text) {
        final Typed.Block main = Programs.module(text).main();
        assertNotNull(main);
        return main.statements();
    }

    private static Typed.Expression value(Typed.Statement statement) {
        return assertInstanceOf(Typed.Let.class, statement).value();
    }

    @Test
    void makesALoopOfWalk() {
        final List<Typed.Statement> main = main("[1].walk(x) -> { if x > 1 { return } }");
        final Typed.ForEach loop = assertInstanceOf(Typed.ForEach.class, main.getFirst());
        final Typed.Evaluate test =
                assertInstanceOf(Typed.Evaluate.class, loop.body().statements().getFirst());
        final Typed.If branch = assertInstanceOf(Typed.If.class, test.expression());
        final Typed.Continue turn = assertInstanceOf(
                Typed.Continue.class, branch.then().statements().getFirst());
        assertSame(loop.loop(), turn.loop());
    }

    @Test
    void makesAClosureOfWhatIsStored() {
        final List<Typed.Statement> main = main("n = 1\nf = (x: int) -> x + n\nprint(f(1))");
        final Typed.Lambda closure = assertInstanceOf(Typed.Lambda.class, value(main.get(1)));
        assertEquals("fn(int) -> int", closure.type().text());
        assertEquals("n", closure.captures().getFirst().name());
        assertFalse(closure.captures().getFirst().isShared());
    }

    @Test
    void sharesWhatAClosureAssigns() {
        final List<Typed.Statement> main = main("n = 1\nf = () -> { n = 2 }\nf()\nprint(n)");
        assertTrue(assertInstanceOf(Typed.Let.class, main.getFirst()).local().isShared());
    }

    @Test
    void doesNotShareWhatWalkAssigns() {
        final List<Typed.Statement> main = main("n = 1\n[1].walk(x) -> { n = n + x }\nprint(n)");
        assertFalse(assertInstanceOf(Typed.Let.class, main.getFirst()).local().isShared());
    }

    @Test
    void putsWhatFollowsADeferInsideOfIt() {
        final List<Typed.Statement> main = main("print(1)\ndefer print(2)\nprint(3)");
        assertEquals(2, main.size());
        final Typed.Deferred deferred = assertInstanceOf(Typed.Deferred.class, main.getLast());
        assertEquals(1, deferred.body().statements().size());
        assertEquals(1, deferred.last().statements().size());
    }

    @Test
    void carriesTheValueOfABranchOutOfItsDefer() {
        final List<Typed.Statement> main = main("n = try {\n    defer print(1)\n    2\n} catch err { 3 }\nprint(n)");
        final Typed.Try attempt = assertInstanceOf(Typed.Try.class, value(main.getFirst()));
        assertEquals(2, attempt.body().statements().size());
        assertInstanceOf(Typed.Let.class, attempt.body().statements().getFirst());
        assertInstanceOf(Typed.Narrow.class, attempt.body().result());
    }

    @Test
    void leavesOutWhatIsNeverReached() {
        assertEquals(1, main("panic(\"a\")\nprint(1)").size());
    }

    @Test
    void takesCompoundAssignmentsApart() {
        final List<Typed.Statement> main = main("fn at() -> int { return 0 }\nxs = [1]\nxs[at()] += 2\nxs[0] -= 1");
        final Typed.Block block = assertInstanceOf(Typed.Block.class, main.get(1));
        assertInstanceOf(Typed.Let.class, block.statements().getFirst());
        assertInstanceOf(Typed.SetIndex.class, block.statements().getLast());
        assertInstanceOf(Typed.SetIndex.class, main.get(2));
    }

    @Test
    void widensAByteBeforeItsWrapping() {
        final List<Typed.Statement> main = main("b: byte = 1\nx: int? = b\nprint(x)");
        final Typed.Convert outer = assertInstanceOf(Typed.Convert.class, value(main.get(1)));
        assertEquals("int?", outer.type().text());
        assertEquals(Type.INT, outer.value().type());
    }

    @Test
    void takesANarrowedVariableAsItIsWhereItsTypeIsWanted() {
        final List<Typed.Statement> main = main("x: int? = 1\ny: int? = x\nprint(y)");
        assertInstanceOf(Typed.GetLocal.class, value(main.get(1)));
    }

    @Test
    void looksAgainWhereAClosureMayHaveAssigned() {
        final List<Typed.Statement> main = main("x: int? = 1\nf = () -> { x = nil }\nf()\ny = x + 1\nprint(y)");
        final Typed.Calculate sum = assertInstanceOf(Typed.Calculate.class, value(main.get(3)));
        assertTrue(assertInstanceOf(Typed.Narrow.class, sum.left()).isChecked());
    }

    @Test
    void doesNotLookAgainWithoutNeed() {
        final List<Typed.Statement> main = main("x: int? = 1\ny = x + 1\nprint(y)");
        final Typed.Calculate sum = assertInstanceOf(Typed.Calculate.class, value(main.get(1)));
        assertFalse(assertInstanceOf(Typed.Narrow.class, sum.left()).isChecked());
    }

    @Test
    void endsTheLifeOfAnOwner() {
        final String program = """
                affine struct Job {
                    id: int
                    fn done(take self) {}
                    fn abandon(self) {}
                }
                job = Job { id: 1 }
                job.done()
                """;
        final List<Typed.Statement> main = main(program);
        final Typed.Owned life = assertInstanceOf(Typed.Owned.class, main.getLast());
        assertNotNull(life.abandon());
        final Typed.Evaluate end =
                assertInstanceOf(Typed.Evaluate.class, life.body().statements().getFirst());
        final Typed.Call done = assertInstanceOf(Typed.Call.class, end.expression());
        assertInstanceOf(Typed.Consume.class, done.receiver());
    }

    @Test
    void givesTheTypeOfTheElementsThatAClosureMakes() {
        final List<Typed.Statement> main = main("xs: [float] = [1].map((x) -> 2)\nprint(xs)");
        final Typed.CallCore map = assertInstanceOf(Typed.CallCore.class, value(main.getFirst()));
        assertEquals(Type.FLOAT, map.elementType());
        assertEquals("[float]", map.type().text());
    }

    @Test
    void worksOutWholeNumbersOfConstants() {
        final Typed.Module module = Programs.module("const B = A * 2\nconst A = 3 + 4");
        assertEquals("A", module.constants().getFirst().symbol().name());
        assertEquals(
                14,
                assertInstanceOf(
                                Typed.Number.class, module.constants().getLast().value())
                        .bits());
    }

    @Test
    void marksStubs() {
        final Typed.Module module = Programs.module("fn f() -> int {}\nfn g() {}");
        assertTrue(module.functions().getFirst().isStub());
        assertFalse(module.functions().getLast().isStub());
        assertNull(module.functions().getFirst().body().result());
    }

    @Test
    void givesAnArgumentWithoutNameAnOwnerWhileOthersAreEvaluated() {
        final String program = """
                affine struct Job {
                    id: int
                    fn done(take self) {}
                }
                fn start() -> Job { return Job { id: 1 } }
                fn finish(take job: Job, count: int) { job.done() }
                finish(start(), int("x"))
                finish(start(), 1)
                """;
        final List<Typed.Statement> main = main(program);
        final Typed.Match held = assertInstanceOf(
                Typed.Match.class,
                assertInstanceOf(Typed.Evaluate.class, main.getFirst()).expression());
        assertNotNull(held.otherwise());
        assertInstanceOf(Typed.Owned.class, held.otherwise().statements().getLast());
        assertInstanceOf(
                Typed.Call.class,
                assertInstanceOf(Typed.Evaluate.class, main.getLast()).expression());
    }
}
