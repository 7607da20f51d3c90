package cn.doorplate.media;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import java.io.InputStream;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files for other modules. Who has something that files belong to claims them by a name of its own ({@code case:123}), and
 * brings a {@link MediaAudience} that says who may see what is claimed so.
 */
@Service
public class MediaFiles {

    private final MediaMapper rows;
    private final MediaShelf shelf;
    private final MediaIntake intake;
    private final MediaLinks links;
    private final MediaClaims claims;

    MediaFiles(MediaMapper rows, MediaShelf shelf, MediaIntake intake, MediaLinks links, MediaClaims claims) {
        this.rows = rows;
        this.shelf = shelf;
        this.intake = intake;
        this.links = links;
        this.claims = claims;
    }

    /**
     * Lets a file belong to something, once and for all, in the caller's transaction.
     *
     * @param ownerId who sent it: nobody claims another's file
     * @param claim at most 64 characters, a prefix of the module's own and a colon first
     * @param field of the caller's input, for the refusal
     * @throws Declined NOT_FOUND if there is no such file of that person, or it belongs to something already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Media claim(String id, long ownerId, String claim, String field) {
        return claims.claim(List.of(id), ownerId, claim, at -> field, CommonErrorCode.NOT_FOUND)
                .get(0);
    }

    /**
     * The same for several, all or none of them, by two statements however many they are. Shown by {@link #claimedBy} in the
     * order of their arrival, whatever the order here.
     *
     * @param ids a list of the caller's input, which has limited how long it is; what stands in it twice is claimed once
     * @return each once, in their order
     * @throws Declined NOT_FOUND at each that cannot be claimed, as in {@code photos[2]}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Media> claimAll(List<String> ids, long ownerId, String claim, String field) {
        return claims.claim(ids, ownerId, claim, at -> field + "[" + at + "]", CommonErrorCode.NOT_FOUND);
    }

    /**
     * Begins to let files belong to something that is edited, in the caller's transaction.
     *
     * @param otherwise the caller's word for a file that cannot
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public MediaAttaching attaching(String claim, long ownerId, Enum<?> otherwise) {
        List<Media> known = claimedBy(List.of(claim)).getOrDefault(claim, List.of());
        return new MediaAttaching(claims, claim, ownerId, otherwise, known);
    }

    /** What belonged to it is gone within minutes, and shown to nobody from the commit on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String claim) {
        rows.release(claim);
    }

    /**
     * The same of all but these.
     *
     * @param kept the numbers of files; of none, it lets go of all
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void releaseOthers(String claim, Collection<Long> kept) {
        if (kept.isEmpty()) {
            rows.release(claim);
        } else {
            rows.releaseOthers(claim, kept);
        }
    }

    /** Everything that a person sent is gone within minutes, whatever it belongs to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void releaseAllOf(long ownerId) {
        rows.releaseAllOf(ownerId);
    }

    /** The files of several things, by claim, each in the order of being claimed; nothing for a claim without files. */
    public Map<String, List<Media>> claimedBy(Collection<String> claims) {
        if (claims.isEmpty()) {
            return Map.of();
        }
        return rows.claimedBy(claims).stream()
                .map(MediaRow::toMedia)
                .collect(groupingBy(media -> Objects.requireNonNull(media.claim()), mapping(media -> media, toList())));
    }

    /** Whoever asks: the caller knows that they may. */
    public Optional<Media> find(String id) {
        return row(id).map(MediaRow::toMedia);
    }

    /**
     * A file's content as it is kept; close it.
     *
     * @throws Denied NOT_FOUND if there is none
     * @throws cn.doorplate.shared.Unavailable if the store does not answer
     */
    public InputStream open(String id) {
        return row(id).map(row -> shelf.open(row.fileName())).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
    }

    /**
     * Keeps a file that we made, as if its owner had sent it: claim it, or it is gone after a day.
     *
     * @throws cn.doorplate.media.content.Unfit if it is nothing that people could send
     */
    public Media store(long ownerId, byte[] file) {
        return store(ownerId, file, EnumSet.allOf(MediaKind.class));
    }

    /**
     * The same, if it is one of these kinds.
     *
     * @throws cn.doorplate.media.content.Unfit if it is none of them
     */
    public Media store(long ownerId, byte[] file, Set<MediaKind> kinds) {
        return intake.take(ownerId, file, null, kinds);
    }

    /** A link that opens it for five to ten minutes, to whoever holds it. */
    public String urlOf(Media media) {
        return links.to(media.id(), MediaVariant.ORIGINAL);
    }

    /** The same for a picture's small one; null for what is no picture. */
    public @Nullable String thumbnailUrlOf(Media media) {
        return media.kind() == MediaKind.PICTURE ? links.to(media.id(), MediaVariant.THUMBNAIL) : null;
    }

    private Optional<MediaRow> row(String id) {
        return number(id).map(rows::selectById).filter(MediaRow::isThere);
    }

    private static Optional<Long> number(String id) {
        try {
            return Optional.of(Ids.fromOpaque(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
