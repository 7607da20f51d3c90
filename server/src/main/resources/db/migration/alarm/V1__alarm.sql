-- An alarm. device, network: keyed hashes of what raised it, and from where; zeros and null once forgotten, network null also where it
-- says nothing. open_device, open_person: keyed hashes of the place with the
-- device, and with the person where they are known, while it is open: who raises one there again has raised one. person_id: null once
-- forgotten. region: filled up with zeros to 12 digits. building_id: null where it lies in none. content: words, phone, position, sealed
-- with a key that is the alarm's own; null once forgotten. stage: the last level that was told; due_at: when time does something next. seq
-- and head: of its last event, the number and the hash. community_after, street_after: seconds, as they were for its region when it was
-- raised.
create table alarm (
  id bigint not null primary key,
  kind varchar(12) character set ascii collate ascii_bin not null,
  state varchar(12) character set ascii collate ascii_bin not null,
  outcome varchar(12) character set ascii collate ascii_bin null,
  device binary(32) not null,
  network binary(32) null,
  open_device binary(32) null,
  open_person binary(32) null,
  person_id bigint null,
  place_kind varchar(12) character set ascii collate ascii_bin not null,
  place_id bigint not null,
  metres int null,
  region bigint not null,
  building_id bigint null,
  content varbinary(4096) null,
  stage varchar(12) character set ascii collate ascii_bin null,
  reminders int not null,
  presses int not null,
  additions int not null,
  community_after int not null,
  street_after int not null,
  raised_at datetime(3) not null,
  seen_at datetime(3) null,
  coming_at datetime(3) null,
  there_at datetime(3) null,
  ended_at datetime(3) null,
  due_at datetime(3) null,
  seq int not null,
  head binary(32) not null,
  forgotten boolean not null default false,
  created_at datetime(3) not null,
  unique key alarm_open_device (open_device),
  unique key alarm_open_person (open_person),
  key alarm_due (due_at),
  key alarm_of_device (device, raised_at),
  key alarm_of_person (person_id, id),
  key alarm_in (region, id),
  key alarm_crowd (region, building_id, raised_at),
  key alarm_raised (raised_at),
  key alarm_of_network (network, raised_at),
  key alarm_old (forgotten, ended_at)
) character set utf8mb4 collate utf8mb4_bin;

-- What happened to an alarm, only ever added to; each hash is over the one before. staff: the person; 0 for who raised it, and for time.
-- facts: what it says that is no personal content. words: sealed with the alarm's key.
create table alarm_event (
  alarm_id bigint not null,
  seq int not null,
  at datetime(3) not null,
  deed varchar(12) character set ascii collate ascii_bin not null,
  staff bigint not null,
  facts varchar(200) character set ascii collate ascii_bin not null,
  words varbinary(2048) null,
  words_sha binary(32) null,
  hash binary(32) not null,
  created_at datetime(3) not null,
  primary key (alarm_id, seq)
) character set utf8mb4 collate utf8mb4_bin;

-- Who was told of an alarm or joined, and what they answered last. role: by which. stage: null for who joined untold.
create table alarm_hand (
  alarm_id bigint not null,
  person_id bigint not null,
  role varchar(20) character set ascii collate ascii_bin not null,
  stage varchar(12) character set ascii collate ascii_bin null,
  told_at datetime(3) not null,
  answer varchar(12) character set ascii collate ascii_bin null,
  answered_at datetime(3) null,
  minutes int null,
  created_at datetime(3) not null,
  primary key (alarm_id, person_id),
  key alarm_hand_of (person_id, alarm_id)
) character set utf8mb4 collate utf8mb4_bin;

-- When alarms that nobody answers are passed on, as a region says for itself and all below it.
create table alarm_times (
  region bigint not null primary key,
  community_after int not null,
  street_after int not null,
  set_by bigint not null,
  version int not null,
  created_at datetime(3) not null
) character set utf8mb4 collate utf8mb4_bin;

insert into retention_rule (subject, keep_days, basis) values
  ('alarm', 365, '报警内容（话、电话、位置）和报警人，结束一年后删除，只留经过和次数。');
