package cn.doorplate.media;

import cn.doorplate.privacy.Export;
import cn.doorplate.privacy.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The files that a person sent: which there are stands in the copy of their data, and they go when the person goes. */
@Component
class MediaData implements PersonalData {

    private final MediaMapper rows;

    MediaData(MediaMapper rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "上传的文件";
    }

    @Override
    public void export(long personId, Export into) {
        List<Map<String, @Nullable Object>> files =
                rows.ofOwner(personId).stream().map(MediaData::described).toList();
        if (!files.isEmpty()) {
            into.put("文件", files);
        }
    }

    private static Map<String, @Nullable Object> described(MediaRow row) {
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("编号", row.toMedia().id());
        file.put("格式", row.format().name());
        file.put("字节数", row.bytes());
        file.put("上传时间", row.createdAt());
        return file;
    }

    /** The broom takes the files themselves within minutes. */
    @Override
    @Transactional
    public void erase(long personId) {
        rows.releaseAllOf(personId);
    }
}
