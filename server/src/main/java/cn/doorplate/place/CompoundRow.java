package cn.doorplate.place;

import cn.doorplate.shared.Ids;

record CompoundRow(long id, long regionCode, String name, String address) {

    Compound toCompound() {
        return new Compound(Ids.toOpaque(id), name, address);
    }
}
