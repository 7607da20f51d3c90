-- An event, through its whole life. content: what staff wrote, as JSON, for it is read whole; what it is found by stands beside it.
-- publisher: the region whose staff keep it. series_id: the id of the first of those that repeat, and rule how they do. step: what
-- time does with it next, at due_at; null when nothing more. report: how it was, said afterwards. kept: how much is still known of
-- who signed up: 2 all, 1 without their answers, 0 nothing. county and street are those of the publisher (12 digits: a community;
-- 9: a street; 6: a county), so that a list of a wider region is a range as well, in each stage.
create table event (
  id bigint not null primary key,
  publisher bigint not null,
  county bigint generated always as (
    case when publisher >= 100000000000 then publisher div 1000000
         when publisher >= 100000000 then publisher div 1000
         else publisher end) stored,
  street bigint generated always as (
    case when publisher >= 100000000000 then publisher div 1000
         when publisher >= 100000000 then publisher end) stored,
  stage varchar(12) character set ascii collate ascii_bin not null,
  starts_at datetime(3) not null,
  ends_at datetime(3) not null,
  content text not null,
  series_id bigint null,
  rule varchar(40) null,
  published_at datetime(3) null,
  cancelled_reason varchar(100) null,
  report varchar(1000) null,
  report_photos varchar(200) character set ascii collate ascii_bin not null default '',
  reported_at datetime(3) null,
  step varchar(12) character set ascii collate ascii_bin null,
  due_at datetime(3) null,
  kept tinyint not null default 2,
  changed_at datetime(3) not null,
  version int not null default 0,
  created_at datetime(3) not null,
  key event_due (due_at),
  key event_of_publisher (publisher, stage, starts_at, id),
  key event_of_street (street, stage, starts_at, id),
  key event_of_county (county, stage, starts_at, id),
  key event_of_series (series_id, starts_at),
  key event_to_forget (kept, ends_at)
) character set utf8mb4 collate utf8mb4_bin;

-- The events that are published and not over, once for each place and audience: what is on for a door, or a person, is the beginning
-- of a few ranges of the key, soonest first. For riders an event stands at the county, for that is where they ride. audience DOOR: for
-- the lists and plates of that place, whomever the event is for.
create table event_standing (
  place_kind varchar(12) character set ascii collate ascii_bin not null,
  place_id bigint not null,
  audience varchar(12) character set ascii collate ascii_bin not null,
  starts_at datetime(3) not null,
  event_id bigint not null,
  kind varchar(16) character set ascii collate ascii_bin not null,
  ends_at datetime(3) not null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (place_kind, place_id, audience, starts_at, event_id),
  key event_standing_by_kind (place_kind, place_id, audience, kind, starts_at, event_id),
  key event_standing_by_event (event_id)
) character set utf8mb4 collate utf8mb4_bin;

-- Who signed up, and what became of it at the door. holder: as the capacity module knows who has the place: the person, or the
-- household; whether they have one it alone knows. answers: JSON, sealed with the key of person_id. missed_at: when the event ended to
-- which they did not come, and missed_in the county that counts it.
create table event_sign_up (
  id bigint not null primary key,
  event_id bigint not null,
  holder bigint not null,
  person_id bigint not null,
  signed_by bigint not null,
  answers varbinary(12288) null,
  came_at datetime(3) null,
  came_by varchar(12) character set ascii collate ascii_bin null,
  recorded_by bigint null,
  missed_at datetime(3) null,
  missed_in bigint null,
  score tinyint null,
  created_at datetime(3) not null,
  unique key event_sign_up_of_holder (event_id, holder),
  key event_sign_up_of_person (person_id, id),
  key event_sign_up_by (signed_by, id),
  key event_sign_up_counts (event_id, came_at, missed_at, score),
  key event_sign_up_missed (person_id, missed_in, missed_at)
) character set utf8mb4 collate utf8mb4_bin;

-- What an event came to, written down before the first of its sign-ups is removed. points: the sum of the scores.
create table event_tally (
  event_id bigint not null primary key,
  came int not null,
  missed int not null,
  scores int not null,
  points int not null,
  created_at datetime(3) not null
) character set utf8mb4 collate utf8mb4_bin;

-- What comes of not coming, county by county. no_shows: null for nothing.
create table event_rule (
  county bigint not null primary key,
  no_shows int null,
  within_days int not null,
  blocked_days int not null,
  set_by bigint not null,
  version int not null,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;

-- WeChat's code of an event, fetched once.
create table event_wxcode (
  event_id bigint not null primary key,
  image mediumblob not null,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;

-- Workbooks of rosters that were written: so that they go again.
create table event_roster_export (
  id bigint not null primary key,
  event_id bigint not null,
  person_id bigint not null,
  created_at datetime(3) not null,
  key event_roster_export_old (created_at)
) character set utf8mb4 collate utf8mb4_bin;

insert into retention_rule (subject, keep_days, basis) values
  ('event_answers', 30, '报名时填写的内容，只为组织好这一场活动收集，活动结束三十天后删除（《个人信息保护法》第十九条）。'),
  ('event_sign_up', 1095, '谁报名、谁到场。用于说明活动服务了哪些人和处理爽约，保存三年，与《民法典》第一百八十八条的诉讼时效一致。'),
  ('event_roster_export', 3, '导出的活动名单，供下载，三天后删除。');
