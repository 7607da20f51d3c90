package cn.doorplate.dev;

import cn.doorplate.place.PlateSection;
import cn.doorplate.place.PlateSection.PlateLine;
import cn.doorplate.place.PlateSections;
import cn.doorplate.place.PlateSite;
import cn.doorplate.place.PlateTextSection;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Says on every plate's page of the demo that it is one. */
@Component
@Profile("demo")
final class DemoSection implements PlateSections {

    @Override
    public Set<Class<? extends PlateSection>> types() {
        return Set.of(PlateTextSection.class);
    }

    @Override
    public Contribution contribute(PlateSite site) {
        return new Contribution(List.of(section()), null);
    }

    static PlateTextSection section() {
        return new PlateTextSection("演示数据", List.of(new PlateLine("本页的人名和电话都是虚构的。", null)));
    }
}
