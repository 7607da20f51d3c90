package cn.doorplate.sheet;

import java.util.List;

/**
 * A column of another module's table.
 *
 * @param width in characters of Excel's default face
 * @param hint how to fill it in
 * @param example of what may stand there; empty for nothing
 * @param choices what may stand there; empty where that is not a list
 */
public record TableColumn(String title, int width, String hint, String example, List<String> choices) {

    public TableColumn {
        choices = List.copyOf(choices);
    }
}
