package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.List;

/**
 * 晒单情况: how it stands with showing all what came of an order.
 *
 * @param photos that were chosen for it, now or before; empty for who does not handle it
 */
record OrderShowing(OrderShowingState state, Instant since, String text, List<OrderShowingPhoto> photos) {

    /**
     * 晒单选用的照片.
     *
     * @param id that of the photo of the order
     * @param byMe whether who looks at it chose it
     * @param state what the check of it came to, which is another than for those who handle the order
     */
    record OrderShowingPhoto(String id, boolean chosen, boolean byMe, CaseTextState state) {

        static OrderShowingPhoto of(OrderShownMapper.Photo photo, long viewer) {
            Long by = photo.chosenBy();
            return new OrderShowingPhoto(
                    Ids.toOpaque(photo.mediaId()), by != null, by != null && by == viewer, photo.state());
        }
    }
}
