package cn.doorplate.place;

import cn.doorplate.search.SearchText;
import cn.doorplate.shared.BadInput;
import java.util.List;

/** What a client may ask of lists and searches of places. */
final class RegionQuery {

    private static final int MAX_LENGTH = 64;
    private static final int MAX_WORDS = 4;

    private RegionQuery() {}

    /**
     * The words of a query, as they are looked for.
     *
     * @throws BadInput if it is empty, too long, or of more than four words
     */
    static List<String> words(String query) {
        if (query.length() > MAX_LENGTH) {
            throw new BadInput("查询内容请不要超过 64 个字。");
        }
        List<String> words = SearchText.words(query);
        if (words.isEmpty()) {
            throw new BadInput("请输入要查找的名称或代码。");
        }
        if (words.size() > MAX_WORDS) {
            throw new BadInput("请用不超过 4 个词查找，例如“余庆 积善”。");
        }
        return words;
    }
}
