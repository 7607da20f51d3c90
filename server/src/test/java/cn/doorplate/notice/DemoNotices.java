package cn.doorplate.notice;

import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Publishes the demo's notices, as if one had written and another reviewed them. */
@Component
@Profile("demo")
public class DemoNotices {

    private static final long STREET = 520329001L;
    private static final long COMMUNITY = 520329001005L;

    private final NoticeMapper rows;
    private final NoticeEditionMapper editions;
    private final NoticePublishing publishing;

    DemoNotices(NoticeMapper rows, NoticeEditionMapper editions, NoticePublishing publishing) {
        this.rows = rows;
        this.editions = editions;
        this.publishing = publishing;
    }

    /** What one says, and where: its publisher is the region that it is for. */
    private record Saying(long region, NoticeKind kind, boolean mustRead, String title, String summary, String body) {}

    private static final List<Saying> SAYINGS = List.of(
            new Saying(STREET, NoticeKind.LAW, false, "邻里装修、噪声，法律怎么说", "装修要顾及邻居；吵得睡不好，先找社区调解。", """
                    《民法典》说，邻居之间要**有利生产、方便生活、团结互助、公平合理**地处理关系。

                    - 装修前跟楼上楼下说一声，中午和晚上不用电钻。
                    - 谁家漏水泡了楼下，谁家来修、来赔。
                    - 楼道是大家的，不能拿来堆东西。

                    谈不拢，先找社区调解员。调解**不收钱**，达成的协议有约束力。
                    """),
            new Saying(
                    COMMUNITY,
                    NoticeKind.COMMUNITY_LIFE,
                    false,
                    "每月第一个星期三，社区免费量血压、测血糖",
                    "上午 9 点到 11 点，在社区服务中心一楼，测血糖请空腹来。",
                    """
                    每月第一个星期三上午 **9 点到 11 点**，卫生院的医生在积善社区服务中心一楼，免费量血压、测血糖。

                    - 测血糖请空腹来，带上正在吃的药。
                    - 出门不方便的老人，请子女或邻居告诉网格员，医生可以上门。

                    这件事**不推销任何药品和保健品**。有人借这个名义卖东西，请告诉社区。
                    """),
            new Saying(COMMUNITY, NoticeKind.SAFETY, false, "电动车不进楼、不进家充电", "电池起火几分钟就烧满楼道，请到车棚充电。", """
                    电动车电池一旦起火，**几分钟**就能让楼道充满浓烟，人往往跑不出来。

                    1. 车和电池都不进楼道、不进电梯、不进家门。
                    2. 不从窗户拉线充电。请到小区车棚，充满自动断电。
                    3. 电池鼓包、泡过水，不要再用，拿到店里处理。

                    看见楼道里充电，请告诉网格员或物业。已经起火，先离开，再打 **119**。
                    """),
            new Saying(
                    STREET, NoticeKind.ANTI_FRAUD, true, "接到“警察”电话要您转账，都是骗子", "公检法没有安全账户。不转账、不给验证码，先打 96110 问。", """
                    近来常有人接到电话，对方自称公安、检察院或法院，说您牵涉洗钱，叫您把钱转到“安全账户”。**这是诈骗。**

                    ## 请记住三句话
                    1. 公检法**没有安全账户**，不在电话、微信里办案。
                    2. 验证码、银行卡密码，**谁也不给**，也不开共享屏幕。
                    3. 拿不准，挂断，打 **96110**；已经转了钱，马上打 **110**。

                    ## 请您做一件事
                    请装好“国家反诈中心”软件，打开**来电预警**。不会装的，网格员上门帮您装，不收钱。

                    看完请点“我已阅读”。家里有老人的，请读给老人听。
                    """));

    /** Called once, in the transaction that puts everything there. */
    public void publish(long author, long reviewer) {
        SAYINGS.forEach(saying -> publish(saying, author, reviewer));
    }

    private void publish(Saying saying, long author, long reviewer) {
        RegionCode region = new RegionCode(saying.region());
        NoticeRow row = NoticeRow.drafted(Ids.next(), region, publishing.now());
        rows.insert(row);
        NoticeEditionRow edition = edition(row, saying, NoticePlaces.region(region), author);
        editions.insert(edition);
        editions.wrote(row.id(), 1, author);
        editions.handOver(row.id(), 1, NoticeCheck.UNCHECKED);
        editions.approve(row.id(), 1, reviewer);
        publishing.publish(row, edition);
    }

    private NoticeEditionRow edition(NoticeRow row, Saying saying, PlaceRef place, long author) {
        return new NoticeEditionRow(
                row.id(),
                1,
                saying.kind(),
                saying.title(),
                saying.summary(),
                saying.body().strip(),
                null,
                "",
                NoticeEditionRow.written(List.of(place)),
                NoticeAudience.EVERYONE.name(),
                null,
                null,
                saying.mustRead(),
                saying.mustRead(),
                false,
                author,
                null,
                null,
                null,
                publishing.now());
    }
}
