-- A post that has, or had, a roster. Whoever changes shifts there holds this row, so that no two overlap unseen.
create table duty_roster (
  post_kind varchar(12) character set ascii collate ascii_bin not null,
  post_id bigint not null,
  -- The community in which it lies, or a wider region where it lies in none.
  region_code bigint not null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (post_kind, post_id),
  key duty_roster_by_region (region_code, post_id)
);

-- Who is on duty where and when, under a name and phone given for it on purpose. At most a day long.
create table duty_shift (
  id bigint not null primary key,
  post_kind varchar(12) character set ascii collate ascii_bin not null,
  post_id bigint not null,
  person_id bigint not null,
  name varchar(64) not null,
  phone varchar(32) not null,
  -- Whether name and phone are shown to everyone while it lasts.
  published boolean not null,
  starts_at datetime(3) not null,
  ends_at datetime(3) not null,
  -- Of those that were entered together, week by week.
  series_id bigint null,
  -- When this person was put on it: a role of theirs that ends from then on may take it with it.
  assigned_at datetime(3) not null default current_timestamp(3),
  -- Null while the person has to be told the day before.
  reminded_at datetime(3) null,
  version int not null default 0,
  created_at datetime(3) not null default current_timestamp(3),
  key duty_shift_by_post (post_kind, post_id, ends_at),
  key duty_shift_by_person (person_id, ends_at, id),
  key duty_shift_by_series (series_id, starts_at),
  key duty_shift_by_end (ends_at),
  key duty_shift_by_reminder (reminded_at, starts_at)
) character set utf8mb4 collate utf8mb4_bin;

insert into retention_rule (subject, keep_days, basis) values
  ('duty_shift', 365, '值班表：谁在什么时间值班。用于核对当时由谁值守，一年后删除（《个人信息保护法》第十九条）。'),
  ('responsibility_leave', 365, '联系卡的请假和代班时间。用于核对当时由谁负责，一年后删除（《个人信息保护法》第十九条）。');
