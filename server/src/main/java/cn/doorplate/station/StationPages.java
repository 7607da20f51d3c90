package cn.doorplate.station;

import cn.doorplate.shared.QrCode;
import cn.doorplate.shared.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.HtmlUtils;

/** Where the printed code of a station leads that was scanned with any camera, and the page from which it is printed. */
@Controller
class StationPages {

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            body { font: 18px/1.6 sans-serif; margin: 1.5rem auto; max-width: 36rem; padding: 0 1rem; color: #1a1a1a }
            h1 { font-size: 1.6em; line-height: 1.3 }
            img { width: 9cm; height: 9cm; display: block; margin: 1cm auto }
            .print { text-align: center } .print h1 { font-size: 2.4em }
            @page { size: A4; margin: 2cm }
            </style></head>
            <body class="%2$s"><main><h1>%1$s</h1>%3$s</main></body></html>
            """;

    private final Stations stations;
    private final Secrets secrets;

    StationPages(Stations stations, Secrets secrets) {
        this.stations = stations;
        this.secrets = secrets;
    }

    @GetMapping("/s/{code:[0-9A-Za-z]+}")
    ResponseEntity<byte[]> station(@PathVariable String code) {
        return stations.byCode(code)
                .map(station -> html(HttpStatus.OK, page(station.name(), "", said(station))))
                .orElseGet(StationPages::missing);
    }

    /** Whoever knows the code has seen the print of it. */
    @GetMapping("/s/{code:[0-9A-Za-z]+}/print")
    ResponseEntity<byte[]> print(@PathVariable String code) {
        Optional<Station> found = stations.byCode(code);
        return found.map(station -> html(HttpStatus.OK, page(station.name(), "print", sheet(station, code))))
                .orElseGet(StationPages::missing);
    }

    private static String said(Station station) {
        StringBuilder html = new StringBuilder();
        line(html, station.openText());
        line(html, station.address());
        station.hours().lines().forEach(each -> line(html, each));
        station.amenities().forEach(each -> line(html, each.name() + "：" + each.stateText()));
        station.phones().forEach(each -> line(html, "电话：" + each));
        line(html, "请用微信小程序扫码签到、借用物品或求助。");
        return html.toString();
    }

    private String sheet(Station station, String code) {
        String picture = Base64.getEncoder().encodeToString(QrCode.png(secrets.publicUrl() + StationPaths.code(code)));
        StringBuilder html = new StringBuilder();
        html.append("<img alt=\"站点码\" src=\"data:image/png;base64,")
                .append(picture)
                .append("\">");
        line(html, "微信扫一扫，签到、借用物品、求助、反映设施故障");
        line(html, station.address());
        return html.toString();
    }

    private static void line(StringBuilder html, String text) {
        html.append("<p>").append(HtmlUtils.htmlEscape(text)).append("</p>");
    }

    private static String page(String title, String style, String body) {
        return PAGE.formatted(HtmlUtils.htmlEscape(title), style, body);
    }

    private static ResponseEntity<byte[]> missing() {
        return html(HttpStatus.NOT_FOUND, page("没有这个站点", "", "<p>站点码可能已经更换，请扫站点里最新的码。</p>"));
    }

    private static ResponseEntity<byte[]> html(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", POLICY)
                .header("X-Robots-Tag", "noindex")
                .cacheControl(CacheControl.noStore())
                .body(html.getBytes(StandardCharsets.UTF_8));
    }
}
