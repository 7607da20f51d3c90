package cn.doorplate.notice;

import cn.doorplate.place.RegionCode;
import cn.doorplate.search.SearchText;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.util.List;

/** A row of {@code fraud_type}. */
@TableName("fraud_type")
record FraudRow(
        @TableId(type = IdType.INPUT) long id,
        long regionCode,
        String name,
        String signs,
        String advice,
        String keywords,
        int position,
        int version) {

    RegionCode region() {
        return new RegionCode(regionCode);
    }

    /**
     * What it is found by. Made of the Markdown less its marks, and not of what a library makes of it: what was put into the index
     * has to be found again to be taken out.
     */
    String text() {
        return String.join(" ", name, keywords, unmarked(signs), unmarked(advice));
    }

    boolean holds(List<String> words) {
        String text = SearchText.normalise(text());
        return words.stream().allMatch(text::contains);
    }

    private static String unmarked(String markdown) {
        return markdown.replaceAll("[*_`~#>\\[\\]]", "");
    }
}
