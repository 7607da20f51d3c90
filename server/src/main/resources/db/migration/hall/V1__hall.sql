-- What a region says of a service. draft: what was written last, as JSON, its parts null where the regions above say it.
-- edition_id: what of it is published; null while nothing is, and once it was withdrawn. confirmed_at: when staff said last that what is
-- published is right.
create table hall_service (
  id bigint not null primary key,
  region_code bigint not null,
  service_key varchar(32) character set ascii collate ascii_bin not null,
  state varchar(12) character set ascii collate ascii_bin not null,
  draft mediumtext not null,
  edition_id bigint null,
  published_at datetime(3) null,
  confirmed_at datetime(3) null,
  changed_by bigint not null,
  version int not null default 1,
  created_at datetime(3) not null,
  unique key hall_service_of_region (region_code, service_key),
  key hall_service_listed (region_code, id)
) character set utf8mb4 collate utf8mb4_bin;

-- What was published, for good: so that what an applicant applied under can be put together again.
create table hall_edition (
  id bigint not null primary key,
  service_id bigint not null,
  content mediumtext not null,
  published_by bigint not null,
  created_at datetime(3) not null,
  key hall_edition_of_service (service_id, id)
) character set utf8mb4 collate utf8mb4_bin;

-- What somebody applied for. made_of: the editions of which the service was made then, from the top down. desk: the region whose office
-- handles it. person_id: for whom; applicant_id: who sent it. answers and result: sealed with the key of person_id. due_at: by when the next step is
-- to be done; null while the clock stands, with left_ms of working time on it. step and step_at: what time does next. live: 1 while it is
-- not over, so that a person applies once at a time. queue_at: due_at, or 9999-01-01 where that is null: what stands comes last.
create table hall_application (
  id bigint not null primary key,
  service_key varchar(32) character set ascii collate ascii_bin not null,
  made_of varchar(160) character set ascii collate ascii_bin not null,
  region_code bigint not null,
  desk bigint not null,
  person_id bigint not null,
  applicant_id bigint not null,
  state varchar(16) character set ascii collate ascii_bin not null,
  answers mediumblob null,
  asked varbinary(4096) null,
  result varbinary(8192) null,
  handler_id bigint null,
  due_at datetime(3) null,
  queue_at datetime(3) not null,
  left_ms bigint null,
  step varchar(12) character set ascii collate ascii_bin null,
  step_at datetime(3) null,
  urged_at datetime(3) null,
  submitted_at datetime(3) not null,
  closed_at datetime(3) null,
  forgotten tinyint not null default 0,
  live tinyint generated always as (
    case when state in ('SUBMITTED', 'MATERIALS_ASKED', 'ACCEPTED') then 1 end) stored,
  version int not null default 1,
  created_at datetime(3) not null,
  unique key hall_application_once (person_id, service_key, live),
  key hall_application_queue (desk, state, queue_at, id),
  key hall_application_of_person (person_id, id),
  key hall_application_by (applicant_id, id),
  key hall_application_of_handler (handler_id, state),
  key hall_application_step (step_at),
  key hall_application_to_forget (forgotten, closed_at)
) character set utf8mb4 collate utf8mb4_bin;

-- What happened to an application; rows are only ever added. text: sealed with the key of its person_id.
create table hall_application_event (
  application_id bigint not null,
  seq int not null,
  kind varchar(16) character set ascii collate ascii_bin not null,
  party varchar(12) character set ascii collate ascii_bin not null,
  actor_id bigint not null,
  text varbinary(8192) null,
  created_at datetime(3) not null,
  primary key (application_id, seq),
  key hall_application_event_by (actor_id)
) character set utf8mb4 collate utf8mb4_bin;

-- Files of an application: what was handed in (material: which), and what came of it (null).
create table hall_application_file (
  application_id bigint not null,
  media_id bigint not null,
  material int null,
  created_at datetime(3) not null,
  primary key (application_id, media_id)
) character set utf8mb4 collate utf8mb4_bin;

-- A window at which services are had. hours: the week's slots, closed_days: as JSON both, for they are read whole.
create table hall_window (
  id bigint not null primary key,
  region_code bigint not null,
  name varchar(40) not null,
  address varchar(100) not null,
  phone varchar(30) null,
  station varchar(64) null,
  hours text not null,
  closed_days text not null,
  cancel_minutes int not null,
  closed_at datetime(3) null,
  version int not null default 1,
  created_at datetime(3) not null,
  key hall_window_of_region (region_code, id)
) character set utf8mb4 collate utf8mb4_bin;

create table hall_window_service (
  window_id bigint not null,
  service_key varchar(32) character set ascii collate ascii_bin not null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (window_id, service_key)
) character set utf8mb4 collate utf8mb4_bin;

-- A slot that somebody asked for once; its id is that of its pool in the capacity module, which alone knows how many have it. planned: 1, and
-- null once it no longer is: then another may begin at the same time.
create table hall_slot (
  id bigint not null primary key,
  window_id bigint not null,
  starts_at datetime(3) not null,
  ends_at datetime(3) not null,
  places int not null,
  planned tinyint null default 1,
  created_at datetime(3) not null,
  unique key hall_slot_of_window (window_id, starts_at, planned),
  key hall_slot_old (ends_at)
) character set utf8mb4 collate utf8mb4_bin;

-- How many numbers a window has given out for a day.
create table hall_window_day (
  window_id bigint not null,
  day date not null,
  numbers int not null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (window_id, day)
) character set utf8mb4 collate utf8mb4_bin;

-- Who booked a slot. Its id is the holder of the place. step and step_at: what time does next. live: 1 while it stands, so that a person has
-- one at a time for a service.
create table hall_booking (
  id bigint not null primary key,
  window_id bigint not null,
  slot_id bigint not null,
  service_key varchar(32) character set ascii collate ascii_bin not null,
  title varchar(40) not null,
  person_id bigint not null,
  booked_by bigint not null,
  number int not null,
  state varchar(12) character set ascii collate ascii_bin not null,
  starts_at datetime(3) not null,
  ends_at datetime(3) not null,
  cancel_minutes int not null,
  step varchar(12) character set ascii collate ascii_bin null,
  step_at datetime(3) null,
  live tinyint generated always as (case when state in ('BOOKED', 'ARRIVED', 'CALLED') then 1 end) stored,
  version int not null default 1,
  created_at datetime(3) not null,
  unique key hall_booking_once (person_id, service_key, live),
  key hall_booking_of_window (window_id, starts_at, number),
  key hall_booking_of_slot (slot_id, state),
  key hall_booking_of_person (person_id, starts_at, id),
  key hall_booking_by (booked_by, starts_at, id),
  key hall_booking_step (step_at),
  key hall_booking_old (ends_at)
) character set utf8mb4 collate utf8mb4_bin;

-- What somebody asked a volunteer to run. household_id: where they live, by which is found who may run it; region_code: their community.
-- wish: sealed with the key of person_id. taker_role: as what they took it. step and step_at: what time does next. consent: the version of the text they agreed to. live: 1 while it is not over.
create table hall_errand (
  id bigint not null primary key,
  service_key varchar(32) character set ascii collate ascii_bin not null,
  title varchar(40) not null,
  region_code bigint not null,
  street bigint generated always as (region_code div 1000) stored,
  county bigint generated always as (region_code div 1000000) stored,
  household_id bigint not null,
  person_id bigint not null,
  asked_by bigint not null,
  wish varbinary(4096) null,
  state varchar(12) character set ascii collate ascii_bin not null,
  consent int not null,
  consent_at datetime(3) not null,
  revoked_at datetime(3) null,
  taker_id bigint null,
  taker_role varchar(24) character set ascii collate ascii_bin null,
  step varchar(12) character set ascii collate ascii_bin null,
  step_at datetime(3) null,
  over_at datetime(3) null,
  live tinyint generated always as (case when state in ('OPEN', 'TAKEN', 'REPORTED') then 1 end) stored,
  version int not null default 1,
  created_at datetime(3) not null,
  unique key hall_errand_once (person_id, service_key, live),
  key hall_errand_of_region (region_code, state, id),
  key hall_errand_of_street (street, state, id),
  key hall_errand_of_county (county, state, id),
  key hall_errand_of_person (person_id, id),
  key hall_errand_by (asked_by, id),
  key hall_errand_of_taker (taker_id, id),
  key hall_errand_step (step_at),
  key hall_errand_old (over_at)
) character set utf8mb4 collate utf8mb4_bin;

-- What happened to an errand; rows are only ever added. note: sealed with the key of its person_id.
create table hall_errand_event (
  errand_id bigint not null,
  seq int not null,
  kind varchar(16) character set ascii collate ascii_bin not null,
  actor_id bigint not null,
  note varbinary(4096) null,
  created_at datetime(3) not null,
  primary key (errand_id, seq),
  key hall_errand_event_by (actor_id)
) character set utf8mb4 collate utf8mb4_bin;

insert into retention_rule (subject, keep_days, basis) values
  ('hall_application', 1095, '网上申请填写的内容和材料，办结三年后删除，与《民法典》第一百八十八条的诉讼时效一致；只留下办理的时间和结果。'),
  ('hall_booking', 365, '窗口预约记录，用于说明窗口服务情况和处理投诉，一年后删除。'),
  ('hall_errand', 1095, '代办委托和同意的记录，结束三年后删除，与《民法典》第一百八十八条的诉讼时效一致。');
