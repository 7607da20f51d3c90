package cn.doorplate.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a case is filed with beside its text, as it lies there already; the history holds it fast.
 *
 * @param place what was said of the place
 * @param photos in their order
 */
record CaseSent(@Nullable CaseWords place, List<CasePhotoRow> photos) {

    static final CaseSent NOTHING = new CaseSent(null, List.of());
}
