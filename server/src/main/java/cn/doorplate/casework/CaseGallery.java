package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.identity.Viewer;
import cn.doorplate.media.Media;
import cn.doorplate.media.MediaAudience;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.shared.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows the photos of cases: to each those that are theirs to see, in a page and by its link alone. */
@Component
class CaseGallery implements MediaAudience {

    private final CasePhotoMapper rows;
    private final CaseTable table;
    private final CaseHats hats;
    private final MediaFiles files;

    CaseGallery(CasePhotoMapper rows, CaseTable table, CaseHats hats, MediaFiles files) {
        this.rows = rows;
        this.table = table;
        this.hats = hats;
        this.files = files;
    }

    @Override
    public String prefix() {
        return CasePhotos.PREFIX;
    }

    @Override
    public boolean maySee(Viewer viewer, Media media, String claim) {
        CasePhotoRow photo = rows.find(Ids.fromOpaque(media.id()));
        return photo != null
                && table.find(photo.caseId())
                        .map(row -> hats.of(viewer, row))
                        .filter(worn -> sees(worn, viewer.personId(), photo, noted(List.of(photo.caseId()))))
                        .isPresent();
    }

    /** By case, oldest first; three statements however many they are. */
    Map<Case, List<CasePhoto>> of(Collection<? extends Case> cases) {
        Map<Long, Case> byId = new HashMap<>();
        cases.forEach(it -> byId.put(it.row().id(), it));
        Set<Long> noted = noted(byId.keySet());
        List<CasePhotoRow> theirs = rows.of(byId.keySet()).stream()
                .filter(photo -> isThere(byId.get(photo.caseId()), photo, noted))
                .toList();
        Map<String, Media> media = media(theirs);
        Map<Case, List<CasePhoto>> photos = new HashMap<>();
        cases.forEach(it -> photos.put(
                it,
                theirs.stream()
                        .filter(photo -> photo.caseId() == it.row().id())
                        .map(photo -> shown(photo, media.get(Ids.toOpaque(photo.mediaId()))))
                        .toList()));
        return photos;
    }

    private static boolean isThere(@Nullable Case seen, CasePhotoRow photo, Set<Long> noted) {
        return seen != null && sees(seen.hats(), seen.seen().viewer(), photo, noted);
    }

    private static boolean sees(Set<CaseHat> hats, long viewer, CasePhotoRow photo, Set<Long> noted) {
        boolean own = photo.ownerId() == viewer;
        boolean internal = noted.contains(photo.mediaId());
        return (own || !internal || CaseSight.seesEvent(hats, CaseAction.NOTE))
                && CaseSight.seesPhoto(hats, photo.role(), own, photo.state());
    }

    private Set<Long> noted(Collection<Long> cases) {
        return cases.isEmpty() ? Set.of() : new HashSet<>(rows.noted(cases));
    }

    private Map<String, Media> media(List<CasePhotoRow> photos) {
        Map<String, Media> media = new HashMap<>();
        files.claimedBy(photos.stream()
                        .map(photo -> CasePhotos.claim(photo.caseId()))
                        .distinct()
                        .toList())
                .values()
                .forEach(all -> all.forEach(it -> media.put(it.id(), it)));
        return media;
    }

    private CasePhoto shown(CasePhotoRow row, @Nullable Media media) {
        return new CasePhoto(
                Ids.toOpaque(row.mediaId()),
                row.role(),
                row.state(),
                row.seq(),
                media == null ? null : files.urlOf(media),
                media == null ? null : files.thumbnailUrlOf(media));
    }
}
