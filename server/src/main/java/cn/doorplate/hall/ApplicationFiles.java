package cn.doorplate.hall;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.media.Media;
import cn.doorplate.media.MediaAttaching;
import cn.doorplate.media.MediaAudience;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.media.MediaKind;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The files of applications: seen by who applied, for whom it is, and the office that handles it. */
@Component
class ApplicationFiles implements MediaAudience {

    private static final String PREFIX = "hall";
    private static final int MOST = 20;
    private static final int MOST_RESULTS = 5;
    private static final Set<MediaKind> KINDS = Set.of(MediaKind.PICTURE, MediaKind.DOCUMENT);

    private final MediaFiles files;
    private final ApplicationMapper rows;
    private final HallPlaces places;
    private final HallPeople people;

    ApplicationFiles(MediaFiles files, ApplicationMapper rows, HallPlaces places, HallPeople people) {
        this.files = files;
        this.rows = rows;
        this.places = places;
        this.people = people;
    }

    /** A material, by the id of its upload. */
    record Input(int material, String media) {}

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean maySee(Viewer viewer, Media media, String claim) {
        ApplicationRow row = rows.find(Ids.fromOpaque(claim.substring(PREFIX.length() + 1)));
        return row != null
                && (people.isOf(viewer.personId(), row)
                        || places.may(viewer, Permission.HANDLE_APPLICATIONS, row.deskRegion()));
    }

    static String claim(long application) {
        return PREFIX + ":" + Ids.toOpaque(application);
    }

    /**
     * Hands in materials, within the caller's transaction.
     *
     * @throws Declined FILE at each that cannot be; MATERIAL_MISSING for one that is needed and was never handed in
     */
    void handIn(long application, PublicService service, long sender, List<Input> given, Instant now) {
        List<ApplicationMapper.FileRow> before = rows.files(List.of(application));
        if (before.size() + given.size() > MOST) {
            throw Declined.at("files", HallErrorCode.FILE);
        }
        MediaAttaching attaching = files.attaching(claim(application), sender, HallErrorCode.FILE);
        List<Integer> there = new ArrayList<>();
        before.forEach(row -> there.add(row.material()));
        for (int i = 0; i < given.size(); i++) {
            attach(application, service, given.get(i), "files[" + i + "]", attaching, now);
            there.add(given.get(i).material());
        }
        requireAll(service, there);
    }

    private void attach(
            long application, PublicService service, Input input, String field, MediaAttaching to, Instant now) {
        if (service.material(input.material()).filter(ServiceMaterial::upload).isEmpty()) {
            throw Declined.at(field + ".material", HallErrorCode.FILE);
        }
        rows.attach(fileRow(application, to, input.media(), field + ".media", input.material()), now);
    }

    private static void requireAll(PublicService service, Collection<Integer> there) {
        List<Declined.Reason> missing = service.materials().stream()
                .filter(material -> material.needed() && material.upload() && !there.contains(material.number()))
                .map(material -> new Declined.Reason(HallErrorCode.MATERIAL_MISSING, "files", List.of(material.name())))
                .toList();
        if (!missing.isEmpty()) {
            throw new Declined(missing);
        }
    }

    /**
     * What came of it, within the caller's transaction.
     *
     * @throws Declined FILE at each that cannot be
     */
    void result(long application, long sender, List<String> ids, Instant now) {
        if (ids.size() > MOST_RESULTS) {
            throw Declined.at("files", HallErrorCode.FILE);
        }
        MediaAttaching attaching = files.attaching(claim(application), sender, HallErrorCode.FILE);
        for (int i = 0; i < ids.size(); i++) {
            rows.attach(fileRow(application, attaching, ids.get(i), "files[" + i + "]", null), now);
        }
    }

    private static ApplicationMapper.FileRow fileRow(
            long application, MediaAttaching to, String media, String field, @Nullable Integer material) {
        Media file = to.file(media, field);
        if (!KINDS.contains(file.kind())) {
            throw Declined.at(field, HallErrorCode.FILE);
        }
        return new ApplicationMapper.FileRow(application, Ids.fromOpaque(file.id()), material);
    }

    /** 附件: a file of an application. */
    record ServiceAttachment(
            @Nullable Integer material, @Nullable Media media) {}

    /** By application; two statements however many they are. */
    Map<Long, List<ServiceAttachment>> of(Collection<Long> applications) {
        if (applications.isEmpty()) {
            return Map.of();
        }
        Map<String, Media> kept = new HashMap<>();
        files.claimedBy(applications.stream().map(ApplicationFiles::claim).toList())
                .values()
                .forEach(all -> all.forEach(media -> kept.put(media.id(), media)));
        Map<Long, List<ServiceAttachment>> found = new HashMap<>();
        rows.files(applications)
                .forEach(row -> Objects.requireNonNull(
                                found.computeIfAbsent(row.applicationId(), id -> new ArrayList<>()))
                        .add(new ServiceAttachment(row.material(), kept.get(Ids.toOpaque(row.mediaId())))));
        return found;
    }

    /** Nothing of it is kept any more; within the caller's transaction. */
    void forget(long application) {
        files.release(claim(application));
        rows.forgetFiles(application);
    }
}
