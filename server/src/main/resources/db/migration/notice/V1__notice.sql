-- A notice, through its whole life. state is what readers see of it; revision how far a newer edition has come while an older one
-- is in force, or waits to be. live_edition is the one that readers see, last_edition the newest. publisher: the region whose
-- staff keep it. due_at: when it is to be published or expires next; null when time changes nothing.
-- reminders: how often those who have not read it were reminded. county and street are those of the publisher (12 digits: a
-- community; 9: a street; 6: a county), so that the newest of a wider region are the end of a range as well, in each state; no
-- region above a county publishes any.
create table notice (
  id bigint not null primary key,
  publisher bigint not null,
  county bigint generated always as (
    case when publisher >= 100000000000 then publisher div 1000000
         when publisher >= 100000000 then publisher div 1000
         else publisher end) stored,
  street bigint generated always as (
    case when publisher >= 100000000000 then publisher div 1000
         when publisher >= 100000000 then publisher end) stored,
  state varchar(12) character set ascii collate ascii_bin not null,
  revision varchar(12) character set ascii collate ascii_bin null,
  live_edition int null,
  last_edition int not null,
  due_at datetime(3) null,
  published_at datetime(3) null,
  revised_at datetime(3) null,
  withdrawn_at datetime(3) null,
  withdrawn_reason varchar(200) null,
  reminded_at datetime(3) null,
  reminders int not null default 0,
  changed_at datetime(3) not null,
  version int not null default 0,
  created_at datetime(3) not null,
  key notice_due (due_at),
  key notice_of_publisher (publisher, state, changed_at, id),
  key notice_of_street (street, state, changed_at, id),
  key notice_of_county (county, state, changed_at, id),
  key notice_revised_of_publisher (publisher, revision, changed_at, id),
  key notice_revised_of_street (street, revision, changed_at, id),
  key notice_revised_of_county (county, revision, changed_at, id)
) character set utf8mb4 collate utf8mb4_bin;

-- What a notice says, where, for whom and when: one row an edition, never changed once it was approved. places: kind:id with commas
-- between; audiences and attachments likewise.
create table notice_edition (
  notice_id bigint not null,
  number int not null,
  kind varchar(16) character set ascii collate ascii_bin not null,
  title varchar(60) not null,
  summary varchar(60) not null,
  body text not null,
  cover bigint null,
  attachments varchar(200) character set ascii collate ascii_bin not null,
  places text character set ascii collate ascii_bin not null,
  audiences varchar(100) character set ascii collate ascii_bin not null,
  publish_at datetime(3) null,
  expires_at datetime(3) null,
  must_read boolean not null,
  pinned boolean not null,
  urgent boolean not null,
  author_id bigint not null,
  reviewer_id bigint null,
  remark varchar(200) null,
  check_result varchar(12) character set ascii collate ascii_bin null,
  edited_at datetime(3) not null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (notice_id, number)
) character set utf8mb4 collate utf8mb4_bin;

-- Who worked on which edition: none of them may approve it.
create table notice_author (
  notice_id bigint not null,
  number int not null,
  person_id bigint not null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (notice_id, number, person_id)
) character set utf8mb4 collate utf8mb4_bin;

-- The notices in force, once for each place and audience: what concerns a door, or a person, is the beginning of a few ranges of
-- the key, however many notices there are. standing sorts them: pinned, then urgent, then newest, the lowest first. For riders a
-- notice stands at the county, for that is where they ride. must_read and region_code (the region in which the place lies, itself
-- if it is one): what is to be told at doors is found by them. By kind: so that a list of one kind passes over no other.
create table notice_standing (
  place_kind varchar(12) character set ascii collate ascii_bin not null,
  place_id bigint not null,
  audience varchar(16) character set ascii collate ascii_bin not null,
  standing bigint not null,
  notice_id bigint not null,
  kind varchar(16) character set ascii collate ascii_bin not null,
  must_read boolean not null,
  region_code bigint not null,
  expires_at datetime(3) null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (place_kind, place_id, audience, standing, notice_id),
  key notice_standing_by_notice (notice_id),
  key notice_standing_by_kind (place_kind, place_id, audience, kind, standing, notice_id),
  key notice_standing_to_tell (must_read, region_code, standing, notice_id)
) character set utf8mb4 collate utf8mb4_bin;

-- That somebody read a notice, is to read it, or was told at the door. must = 1: they are asked to. done = 1 once they have read
-- it or were told; of something urgent, since it is in force.
create table notice_receipt (
  notice_id bigint not null,
  person_id bigint not null,
  must boolean not null,
  done boolean not null,
  read_at datetime(3) null,
  told_at datetime(3) null,
  told_by bigint null,
  app_installed boolean null,
  call_warning boolean null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (notice_id, person_id),
  key notice_receipt_open (notice_id, must, done, person_id),
  key notice_receipt_counts (notice_id, must, done, read_at, told_at, app_installed, call_warning),
  key notice_receipt_by_person (person_id),
  key notice_receipt_old (created_at)
) character set utf8mb4 collate utf8mb4_bin;

-- A type of fraud: how it looks, what to do. Public.
create table fraud_type (
  id bigint not null primary key,
  region_code bigint not null,
  name varchar(30) not null,
  signs text not null,
  advice text not null,
  keywords varchar(200) not null,
  position int not null,
  version int not null default 0,
  created_at datetime(3) not null default current_timestamp(3),
  unique key fraud_type_name (region_code, name),
  key fraud_type_order (region_code, position, id)
) character set utf8mb4 collate utf8mb4_bin;

insert into retention_rule (subject, keep_days, basis) values
  ('notice_receipt', 1095, '谁读过、谁被上门告知过一则通知，以及反诈检查的结果。用于说明提醒到了人，保存三年，与《民法典》第一百八十八条的诉讼时效一致。');
