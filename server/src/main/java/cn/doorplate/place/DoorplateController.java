package cn.doorplate.place;

import cn.doorplate.shared.Caller;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class DoorplateController {

    private final Doorplates doorplates;

    DoorplateController(Doorplates doorplates) {
        this.doorplates = doorplates;
    }

    @QueryMapping
    Doorplate doorplate(@Argument String code, @ContextValue(name = Caller.KEY) Caller caller) {
        return doorplates.open(code, caller);
    }
}
