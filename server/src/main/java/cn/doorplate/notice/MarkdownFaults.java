package cn.doorplate.notice;

import java.util.regex.Pattern;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** What may not stand in a notice. Goes through a text without recursion: somebody may nest thousands of things. */
final class MarkdownFaults {

    /** Of anything in anything; beyond that nobody sees a difference. */
    private static final int DEEPEST = 60;

    /** Without the {@code user@} that makes a link look as if it led elsewhere. */
    private static final Pattern LINK = Pattern.compile(
            "(?i)https?://[\\p{L}\\p{N}][\\p{L}\\p{N}.-]{0,252}(:\\d{1,5})?([/?#][^\\s\\p{Cntrl}\\\\]*)?|tel:\\+?\\d[\\d-]{1,20}");

    private MarkdownFaults() {}

    /** Whether each character is one that is seen, and none turns the text around (Unicode Standard Annex 9). */
    static boolean noneIn(String text) {
        return text.codePoints().noneMatch(MarkdownFaults::isHidden);
    }

    private static boolean isHidden(int character) {
        if (character == '\n' || character == '\r' || character == '\t') {
            return false;
        }
        boolean turns = (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        return turns
                || Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || Character.getType(character) == Character.PRIVATE_USE;
    }

    static boolean noneIn(Node document) {
        int depth = 0;
        for (Step step = new Step(document, 0); step.node() != null; step = step.next(document)) {
            if (isFault(step.node())) {
                return false;
            }
            depth = Math.max(depth, step.depth());
        }
        return depth <= DEEPEST;
    }

    static boolean isTooDeep(Node document) {
        for (Step step = new Step(document, 0); step.node() != null; step = step.next(document)) {
            if (step.depth() > DEEPEST) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFault(@Nullable Node node) {
        if (node instanceof Link link) {
            return !LINK.matcher(link.getDestination()).matches();
        }
        if (node instanceof LinkReferenceDefinition definition) {
            return !LINK.matcher(definition.getDestination()).matches();
        }
        return node instanceof HtmlBlock || node instanceof HtmlInline || node instanceof Image;
    }

    /** Where a walk through a tree is: each node before its children. */
    private record Step(@Nullable Node node, int depth) {

        Step next(Node top) {
            Node at = node;
            if (at == null || at.getFirstChild() != null) {
                return new Step(at == null ? null : at.getFirstChild(), depth + 1);
            }
            int level = depth;
            while (at != null && at != top && at.getNext() == null) {
                at = at.getParent();
                level--;
            }
            return new Step(at == null || at == top ? null : at.getNext(), level);
        }
    }
}
