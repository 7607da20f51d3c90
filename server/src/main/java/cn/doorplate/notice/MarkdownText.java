package cn.doorplate.notice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** A text without its marks: a line a paragraph, a heading, an item or a row; of a link what it says. */
final class MarkdownText extends AbstractVisitor {

    /** What stands before the items of a bullet list. */
    private static final String BULLET = "· ";

    private final StringBuilder text = new StringBuilder();

    /** The number of the next item of each list around; 0 in one without numbers. */
    private final Deque<Integer> lists = new ArrayDeque<>();

    private MarkdownText() {}

    static String of(Node document) {
        MarkdownText reader = new MarkdownText();
        document.accept(reader);
        return reader.text
                .toString()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void visit(Paragraph paragraph) {
        line(paragraph);
    }

    @Override
    public void visit(Heading heading) {
        line(heading);
    }

    @Override
    public void visit(OrderedList list) {
        Integer start = list.getMarkerStartNumber();
        list(list, start == null ? 1 : start);
    }

    @Override
    public void visit(BulletList list) {
        list(list, 0);
    }

    private void list(Node list, int first) {
        lists.push(first);
        visitChildren(list);
        lists.pop();
    }

    @Override
    public void visit(ListItem item) {
        int number = lists.pop();
        text.append(number == 0 ? BULLET : number + ". ");
        lists.push(number == 0 ? 0 : number + 1);
        visitChildren(item);
        end();
    }

    @Override
    public void visit(CustomNode node) {
        visitChildren(node);
        if (node instanceof TableCell && node.getNext() != null) {
            text.append("，");
        } else if (node instanceof TableRow) {
            end();
        }
    }

    @Override
    public void visit(FencedCodeBlock block) {
        text.append(block.getLiteral());
        end();
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        text.append(block.getLiteral());
        end();
    }

    @Override
    public void visit(Text node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(Code code) {
        text.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak line) {
        end();
    }

    @Override
    public void visit(HardLineBreak line) {
        end();
    }

    private void line(Node block) {
        visitChildren(block);
        end();
    }

    private void end() {
        text.append('\n');
    }
}
