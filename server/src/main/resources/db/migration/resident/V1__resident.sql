-- That a person lives in a household, or says so. live is 1 while it waits or lasts, and null afterwards, so that a person is
-- in a household once. region_code is the community's: staff read by it, and what lies in which grid is asked of the places.
-- Dependants are entered by their guardian (asked_by). Why it was refused or ended is sealed with the person's own key.
create table household_member (
  id bigint not null primary key,
  household_id bigint not null,
  person_id bigint not null,
  asked_by bigint not null,
  status varchar(12) character set ascii collate ascii_bin not null,
  live tinyint null,
  region_code bigint not null,
  grant_id bigint null,
  reason_sealed varbinary(1024) null,
  asked_at datetime(3) not null,
  decided_at datetime(3) null,
  decided_by bigint null,
  ended_at datetime(3) null,
  ended_by bigint null,
  version int not null default 0,
  created_at datetime(3) not null default current_timestamp(3),
  unique key household_member_live (person_id, household_id, live),
  key household_member_by_household (household_id, live),
  key household_member_waiting (region_code, status, id),
  key household_member_residents (region_code, status, person_id),
  key household_member_old (live, asked_at)
) character set utf8mb4 collate utf8mb4_bin;

-- That one acts for another: for a child, or for an elder who agreed. live is 1 while it waits or holds, and null afterwards.
-- consent says how it was agreed that the dependant's data may be kept. The name that the guardian gave an elder with an
-- account of their own is sealed with the guardian's key: the elder's own name is not the guardian's to learn. household_id
-- is where the elder is said to live, until they have agreed.
create table guardianship (
  id bigint not null primary key,
  guardian_id bigint not null,
  dependant_id bigint not null,
  kind varchar(8) character set ascii collate ascii_bin not null,
  status varchar(12) character set ascii collate ascii_bin not null,
  live tinyint null,
  consent varchar(12) character set ascii collate ascii_bin not null,
  name_sealed varbinary(255) null,
  household_id bigint null,
  asked_at datetime(3) not null,
  decided_at datetime(3) null,
  ended_at datetime(3) null,
  ended_by bigint null,
  version int not null default 0,
  created_at datetime(3) not null default current_timestamp(3),
  unique key guardianship_live (guardian_id, dependant_id, live),
  key guardianship_by_dependant (dependant_id, live),
  key guardianship_old (live, asked_at)
) character set utf8mb4 collate utf8mb4_bin;

insert into retention_rule (subject, keep_days, basis) values
  ('household_member', 1095, '已搬离或未获核实的住户登记，只有编号和时间；不予核实的说明用本人密钥加密。用于回答“当时谁住在这里、由谁核实”，保存三年，与《民法典》第一百八十八条的诉讼时效一致。'),
  ('guardianship', 1095, '已解除的代办关系，只有编号和时间。用于证明代他人办事时得到过同意（《个人信息保护法》第十四条、第三十一条），保存三年，与《民法典》第一百八十八条的诉讼时效一致。');
