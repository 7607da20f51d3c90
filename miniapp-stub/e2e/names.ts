const FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许";
const GIVEN = "安平和静宁远志诚明德修文立信怀仁知礼若谷";

function pick(of: string): string {
  return of.charAt(Math.floor(Math.random() * of.length));
}

/** The name of somebody whom nobody else in the stories is called like, as good as. */
export function someName(): string {
  return pick(FAMILY) + pick(GIVEN) + pick(GIVEN);
}

/** A number of a machine, which nobody answers. */
export function somePhone(): string {
  return `140${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
}
