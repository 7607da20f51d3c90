package cn.doorplate.dev;

import cn.doorplate.dev.DemoPlates.DemoPlate;
import cn.doorplate.place.PlateCode;
import cn.doorplate.shared.QrCode;
import java.util.List;

/**
 * The start page as its template reads it.
 *
 * @param base by which a phone in the same Wi-Fi reaches this server
 * @param otherBases what to try when it does not
 * @param metrics where the management port serves its figures
 */
record StartPage(String base, List<String> otherBases, boolean onNetwork, String metrics, List<Plate> plates) {

    /** To copy: the whole door. */
    private static final String QUERY = """
            query Scan {
              doorplate(code: "%s") {
                status
                building {
                  name
                  address
                  compound { name }
                  regionPath { shortName }
                  gridPath { name }
                }
                unit { name }
                contacts { title name phone note place }
                sections { title lines { text href } }
                stale
                asOf
              }
            }
            """;

    /** @param address what the QR code says */
    record Plate(String title, String place, String remark, String spaced, String href, String address, QrCode qr) {

        static Plate of(DemoPlate plate, String base) {
            String href = "/d/" + plate.code();
            return new Plate(
                    plate.title(),
                    plate.place(),
                    plate.remark(),
                    plate.code().spaced(),
                    href,
                    base + href,
                    QrCode.onScreen(base + href));
        }
    }

    /** A plate that leads nowhere, to see what it says. */
    record Oddity(String title, String remark, String href) {}

    static StartPage of(List<String> hosts, int port, String metrics) {
        List<String> bases =
                hosts.stream().map(host -> "http://" + host + ":" + port).toList();
        String base = bases.get(0);
        return new StartPage(
                base,
                bases.subList(1, bases.size()),
                !hosts.get(0).equals("localhost"),
                metrics,
                DemoPlates.IN_USE.stream().map(plate -> Plate.of(plate, base)).toList());
    }

    List<Oddity> oddities() {
        PlateCode first = DemoPlates.IN_USE.get(0).code();
        return List.of(
                new Oddity("停用的门牌", "遗失或被仿制，已经撤下", "/d/" + DemoPlates.REVOKED),
                new Oddity("换过的门牌", "墙上已经挂了新的", "/d/" + DemoPlates.REPLACED),
                new Oddity("输错的编号", "最后一个字不对", "/d/" + DemoCodes.mistyped(first)),
                new Oddity("没发过的编号", "写法对，但没有这块门牌", "/d/" + DemoCodes.of("nowhere")),
                new Oddity("自己输入编号", "扫不了码时用", "/d"),
                new Oddity("大字版", "字大、色深，看着不累", "/d/" + first + "?large=1"));
    }

    /** Whom one can be. */
    List<DemoCast.DemoPerson> people() {
        return DemoCast.ALL;
    }

    boolean hasOtherBases() {
        return !otherBases.isEmpty();
    }

    String query() {
        return String.format(QUERY, DemoPlates.IN_USE.get(0).code());
    }

    /** GraphiQL opens with its own query, on this plate. */
    String graphiql() {
        return "/graphiql?code=" + DemoPlates.IN_USE.get(0).code();
    }
}
