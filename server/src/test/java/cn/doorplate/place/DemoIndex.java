package cn.doorplate.place;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Lets the demo's loader make its buildings findable, as whoever adds a building does. */
@Component
@Profile("demo")
public class DemoIndex {

    private final BuildingSearch search;
    private final JdbcTemplate jdbc;

    DemoIndex(BuildingSearch search, JdbcTemplate jdbc) {
        this.search = search;
        this.jdbc = jdbc;
    }

    /** Indexes every building there is; called once, in the transaction that put them there. */
    public void indexBuildings() {
        jdbc.query(
                "select b.id, c.name, b.name, b.address from building b left join compound c on c.id = b.compound_id",
                row -> {
                    search.index(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
                });
    }
}
