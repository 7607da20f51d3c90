package cn.doorplate.place;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The modules that have something to say on plates' pages. One that fails costs a page its part and no more. */
@Component
class Contributors {

    private static final Logger log = LoggerFactory.getLogger(Contributors.class);

    /** After this a contributor that failed is asked again. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final List<PlateSections> contributors;
    private final Clock clock;

    Contributors(List<PlateSections> contributors, Clock clock) {
        this.contributors = contributors;
        this.clock = clock;
    }

    /** What each contributor says at each door, door by door. */
    List<List<PlateSections.Contribution>> said(List<PlateSite> sites) {
        List<List<PlateSections.Contribution>> said = new ArrayList<>();
        sites.forEach(site -> said.add(new ArrayList<>()));
        for (PlateSections contributor : contributors) {
            List<PlateSections.Contribution> parts = ask(contributor, sites);
            for (int i = 0; i < sites.size(); i++) {
                said.get(i).add(parts.get(i));
            }
        }
        return said;
    }

    /** One door that a contributor fails at does not cost the others its part. */
    private List<PlateSections.Contribution> ask(PlateSections contributor, List<PlateSite> sites) {
        try {
            List<PlateSections.Contribution> all = contributor.contribute(sites);
            if (all.size() != sites.size()) {
                throw new IllegalStateException(all.size() + " contributions to " + sites.size() + " pages");
            }
            return all;
        } catch (RuntimeException e) {
            if (sites.size() > 1) {
                return sites.stream()
                        .map(site -> ask(contributor, List.of(site)).get(0))
                        .toList();
            }
            log.error("{} has nothing for {}", contributor.getClass().getSimpleName(), sites, e);
            return List.of(
                    new PlateSections.Contribution(List.of(), clock.instant().plus(RETRY)));
        }
    }
}
