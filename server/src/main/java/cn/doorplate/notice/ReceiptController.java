package cn.doorplate.notice;

import cn.doorplate.identity.Viewers;
import cn.doorplate.messaging.Broadcast;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 阅读回执: who read a notice, is reminded of it, or was told at the door. */
@Controller
class ReceiptController {

    private static final int MOST_COUNTED = 5;

    private final Viewers viewers;
    private final Receipts receipts;
    private final ReceiptLists lists;
    private final NoticesToTell toTell;
    private final Tellings tellings;
    private final Reminders reminders;
    private final Outcomes outcomes;

    ReceiptController(
            Viewers viewers,
            Receipts receipts,
            ReceiptLists lists,
            NoticesToTell toTell,
            Tellings tellings,
            Reminders reminders,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.receipts = receipts;
        this.lists = lists;
        this.toTell = toTell;
        this.tellings = tellings;
        this.reminders = reminders;
        this.outcomes = outcomes;
    }

    record NoticeReadInput(String notice) {}

    record NoticeReadPayload(@Nullable Notice notice, List<UserError> userErrors) {}

    record NoticeRemindInput(String idempotencyKey, String notice) {}

    record NoticeRemindPayload(@Nullable Broadcast broadcast, List<UserError> userErrors) {}

    record NoticeTellInput(
            String notice,
            String resident,
            @Nullable Boolean appInstalled,
            @Nullable Boolean callWarning) {}

    record NoticeTellPayload(@Nullable NoticeReceipt receipt, List<UserError> userErrors) {}

    @QueryMapping
    Page<NoticeReceipt> noticeReceipts(
            @Argument String notice,
            @Argument PlaceInput within,
            @Argument boolean openOnly,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return lists.within(
                viewers.of(context), idOrDenied(notice), within.ref(), openOnly, Paging.first(first), after);
    }

    @QueryMapping
    Page<Notice> noticesToTell(
            @Argument PlaceInput within,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return toTell.within(viewers.of(context), within.ref(), Paging.first(first), OrderCursor.parse(after));
    }

    @MutationMapping
    NoticeReadPayload noticeRead(@Argument NoticeReadInput input, GraphQLContext context) {
        return outcomes.of(
                () -> new NoticeReadPayload(
                        receipts.read(viewers.of(context), id("notice", input.notice())), List.of()),
                errors -> new NoticeReadPayload(null, errors));
    }

    @MutationMapping
    NoticeRemindPayload noticeRemind(@Argument NoticeRemindInput input, GraphQLContext context) {
        return outcomes.of(
                () -> new NoticeRemindPayload(
                        reminders.remind(
                                viewers.of(context),
                                input.idempotencyKey(),
                                input.notice(),
                                id("notice", input.notice())),
                        List.of()),
                errors -> new NoticeRemindPayload(null, errors));
    }

    @MutationMapping
    NoticeTellPayload noticeTell(@Argument NoticeTellInput input, GraphQLContext context) {
        return outcomes.of(
                () -> new NoticeTellPayload(
                        tellings.tell(
                                viewers.of(context),
                                id("notice", input.notice()),
                                id("resident", input.resident()),
                                new Tellings.Phone(input.appInstalled(), input.callWarning())),
                        List.of()),
                errors -> new NoticeTellPayload(null, errors));
    }

    @BatchMapping(typeName = "Notice")
    Map<Notice, Instant> readAt(List<Notice> notices, GraphQLContext context) {
        return viewers.ifAny(context)
                .map(viewer -> receipts.readAt(viewer.personId(), ids(notices, Notice::number)))
                .map(found -> byOwner(notices, Notice::number, found))
                .orElse(Map.of());
    }

    /** Each is counted anew, and may have been sent to a whole county: not for long lists. */
    @BatchMapping(typeName = "NoticeFile")
    Map<NoticeFile, NoticeReading> reading(List<NoticeFile> files) {
        List<Long> notices = ids(files, NoticeFile::number);
        if (notices.size() > MOST_COUNTED) {
            throw new BadInput("一次最多统计 " + MOST_COUNTED + " 条通知的阅读情况，请分开查看。");
        }
        return byOwner(files, NoticeFile::number, receipts.readings(notices));
    }

    private static <T> List<Long> ids(List<T> owners, ToLongFunction<T> id) {
        return owners.stream().map(id::applyAsLong).distinct().toList();
    }

    private static <T, V> Map<T, V> byOwner(List<T> owners, ToLongFunction<T> id, Map<Long, V> found) {
        return owners.stream()
                .distinct()
                .filter(owner -> found.containsKey(id.applyAsLong(owner)))
                .collect(Collectors.toMap(Function.identity(), owner -> found.get(id.applyAsLong(owner))));
    }

    private static long id(String field, String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at(field, CommonErrorCode.NOT_FOUND));
    }

    private static long idOrDenied(String opaque) {
        return Ids.fromOpaque(opaque, () -> new Denied(Denied.Why.NOT_FOUND));
    }
}
