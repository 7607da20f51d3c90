package cn.doorplate.place;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with the files of an import: the first hundred, and how many in all. */
final class RegionProblems {

    static final int SHOWN = 100;

    private final List<String> shown = new ArrayList<>();
    private int count;

    /** @param line 0 if it is about the whole file */
    void add(String file, int line, String chinese, String english) {
        count++;
        if (shown.size() < SHOWN) {
            String where = line == 0 ? file : file + " 第 " + line + " 行 (line " + line + ")";
            shown.add(where + ": " + chinese + " (" + english + ")");
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    List<String> report() {
        List<String> report = new ArrayList<>(shown);
        if (count > SHOWN) {
            int more = count - SHOWN;
            report.add("另有 " + more + " 处问题未列出 (and " + more + " more)");
        }
        report.add("共 " + count + " 处问题，没有写入任何数据；请改正后再导入 (" + count + " problems; nothing was written)");
        return report;
    }
}
