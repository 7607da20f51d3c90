-- What can be filed: a catalogue, nearest setting up the region path first. region_code 0 is what is shipped; a county's own row of
-- the same code goes before it, a street's before the county's, and so on. accept_min and solve_min: four numbers, of the compound,
-- the community, the street and the county, in minutes of working time (of an urgent category: round the clock). first_role: at
-- whose desk it lies first, a Role; pool: an order that is open to all units from the beginning.
create table case_category (
  id bigint not null primary key,
  region_code bigint not null,
  code varchar(24) character set ascii collate ascii_bin not null,
  kind varchar(12) character set ascii collate ascii_bin not null,
  name varchar(30) not null,
  hint varchar(100) null,
  urgent boolean not null,
  priority boolean not null,
  photo_needed boolean not null,
  first_role varchar(24) character set ascii collate ascii_bin not null,
  pool boolean not null,
  accept_min varchar(40) character set ascii collate ascii_bin not null,
  solve_min varchar(40) character set ascii collate ascii_bin not null,
  remind_min int not null,
  position int not null,
  closed boolean not null,
  version int not null default 0,
  created_at datetime(3) not null,
  unique key case_category_of_region (region_code, code)
) character set utf8mb4 collate utf8mb4_bin;

-- A case (`case` is a reserved word). What its history tells of it and changes are the columns from state to text_state: a row is
-- the fold of its events. number: ten digits, as said on the phone. place_kind, place_id: where it is, as near as is known;
-- building_id, compound_id and grid_id those around it at filing; region_code the community. county and street as there: so that
-- the newest of a wider region are the end of a range as well. raised_by has the last word, raised_for is a dependant of theirs,
-- filed_by wrote it down where that was another, filed_as (role:kind:place) in that role. wished_until: by when somebody who orders
-- would like it. desk, sender: role:place. queue_key: where it stands in the queue of its desk and of its handler, null when it waits
-- for none of them. head: the hash of its last event, seq that event's number.
-- has_texts: false once what was said in it was removed for its age.
create table ledger_case (
  id bigint not null primary key,
  number bigint not null,
  kind varchar(12) character set ascii collate ascii_bin not null,
  place_kind varchar(12) character set ascii collate ascii_bin not null,
  place_id bigint not null,
  building_id bigint null,
  compound_id bigint null,
  grid_id bigint null,
  region_code bigint not null,
  street bigint generated always as (region_code div 1000) stored,
  county bigint generated always as (region_code div 1000000) stored,
  lng decimal(9, 6) null,
  lat decimal(8, 6) null,
  plate_code varchar(16) character set ascii collate ascii_bin null,
  raised_by bigint null,
  raised_for bigint null,
  filed_by bigint null,
  filed_as varchar(48) character set ascii collate ascii_bin null,
  anonymous boolean not null,
  wished_until datetime(3) null,
  filed_at datetime(3) not null,
  state varchar(12) character set ascii collate ascii_bin not null,
  level varchar(12) character set ascii collate ascii_bin not null,
  floor_level varchar(12) character set ascii collate ascii_bin not null,
  category_code varchar(24) character set ascii collate ascii_bin not null,
  urgent int not null,
  priority int not null,
  desk varchar(44) character set ascii collate ascii_bin not null,
  sender varchar(44) character set ascii collate ascii_bin null,
  unit_id bigint null,
  pool_county bigint null,
  handler_id bigint null,
  finisher_id bigint null,
  due_at datetime(3) null,
  cap_at datetime(3) null,
  top_at datetime(3) null,
  left_due_ms bigint null,
  left_cap_ms bigint null,
  left_top_ms bigint null,
  pause_reason varchar(24) character set ascii collate ascii_bin null,
  paused_at datetime(3) null,
  pause_until datetime(3) null,
  pauses int not null,
  extension varchar(12) character set ascii collate ascii_bin null,
  extension_asked_at datetime(3) null,
  extension_until datetime(3) null,
  returns int not null,
  bound int not null,
  reopened int not null,
  urged_at datetime(3) null,
  reminded_for datetime(3) null,
  overdue_at datetime(3) null,
  done_at datetime(3) null,
  silent_at datetime(3) null,
  outcome varchar(16) character set ascii collate ascii_bin null,
  ending varchar(16) character set ascii collate ascii_bin null,
  closed_at datetime(3) null,
  score bigint null,
  called_back int not null,
  text_state varchar(24) character set ascii collate ascii_bin null,
  filed_marks varchar(164) character set ascii collate ascii_bin null,
  photo_mark varchar(24) character set ascii collate ascii_bin null,
  queue_key bigint null,
  seq int not null,
  head binary(32) not null,
  changed_at datetime(3) not null,
  version int not null,
  has_texts boolean not null default true,
  created_at datetime(3) not null,
  unique key case_number (number),
  key case_queue (desk, queue_key, id),
  key case_mine (handler_id, queue_key, id),
  key case_of_raiser (raised_by, id),
  key case_of_filer (filed_by, id),
  key case_of_community (region_code, kind, id),
  key case_of_street (street, kind, id),
  key case_of_county (county, kind, id),
  key case_due_in_community (region_code, due_at, id),
  key case_due_in_street (street, due_at, id),
  key case_due_in_county (county, due_at, id),
  key case_in_pool (pool_county, due_at, id),
  key case_at_unit (unit_id, queue_key, id),
  key case_ended (has_texts, closed_at)
) character set utf8mb4 collate utf8mb4_bin;

-- What was written about a case, sealed with the key of owner_id: the resident whose words they are, or whom it is about. The
-- history holds the hash of the sealed bytes, and so verifies also when the key is gone, or the text. what: the action with which it
-- was written, or PLACE for what is said of the place. state: whether others may read it.
create table case_text (
  id bigint not null primary key,
  case_id bigint not null,
  owner_id bigint not null,
  what varchar(20) character set ascii collate ascii_bin not null,
  sealed varbinary(4300) null,
  state varchar(24) character set ascii collate ascii_bin not null,
  created_at datetime(3) not null,
  key case_text_of_case (case_id, id),
  key case_text_of_owner (owner_id)
) character set utf8mb4 collate utf8mb4_bin;

-- Photos of a case. seq: the number of the event with which they came, 1 for those it was raised with.
create table case_photo (
  media_id bigint not null primary key,
  case_id bigint not null,
  owner_id bigint not null,
  role varchar(12) character set ascii collate ascii_bin not null,
  seq int not null,
  position int not null,
  state varchar(24) character set ascii collate ascii_bin not null,
  created_at datetime(3) not null,
  key case_photo_of_case (case_id, position),
  key case_photo_of_owner (owner_id)
) character set utf8mb4 collate utf8mb4_bin;

-- Whom a case has to do with, as party 1, 2, 3 …: the history names residents by these numbers and by nothing else. What the
-- raiser wrote of the other side is sealed with the raiser's key.
create table case_party (
  case_id bigint not null,
  ordinal smallint not null,
  side varchar(12) character set ascii collate ascii_bin not null,
  person_id bigint null,
  owner_id bigint not null,
  name_sealed varbinary(400) null,
  phone_sealed varbinary(200) null,
  door_sealed varbinary(400) null,
  household_id bigint null,
  tell boolean not null,
  told_at datetime(3) null,
  answers int not null default 0,
  created_at datetime(3) not null,
  primary key (case_id, ordinal),
  key case_party_of_person (person_id, case_id),
  key case_party_of_owner (owner_id)
) character set utf8mb4 collate utf8mb4_bin;

-- The history: only ever added to. changes: the facts that changed, name=value with semicolons between. hash: over all that stands
-- before it in the row and over the hash of the event before, with a key of the configuration. lane, lane_seq: numbers in the order
-- of their commits, without a gap, so that what is told as it happens misses nothing, figures count nothing twice, and the removal
-- of a whole case is noticed; lane_mac is over them.
create table case_event (
  case_id bigint not null,
  seq int not null,
  lane smallint not null,
  lane_seq bigint not null,
  at datetime(3) not null,
  action varchar(20) character set ascii collate ascii_bin not null,
  party smallint null,
  staff_id bigint null,
  role varchar(24) character set ascii collate ascii_bin null,
  changes varchar(1600) character set ascii collate ascii_bin not null,
  text_id bigint null,
  text_sha binary(32) null,
  late boolean not null,
  hash binary(32) not null,
  lane_mac binary(32) not null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (case_id, seq),
  unique key case_event_in_lane (lane, lane_seq)
) character set utf8mb4 collate utf8mb4_bin;

-- As message_lane: its row is locked from the number on until the commit. seal is over the number.
create table case_lane (
  lane smallint not null primary key,
  seq bigint not null default 0,
  seal binary(32) null,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;

insert into case_lane (lane) values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15);

-- What time does next to a case: one row an open case. lane: 0 urgent, 1 deadlines, 2 what may come later. next_at: when somebody
-- looks at it, so a lease while one does; due_at: when it was to be done. Within a lane communities take turns.
create table case_timer (
  case_id bigint not null primary key,
  lane tinyint not null,
  region_code bigint not null,
  next_at datetime(3) not null,
  step varchar(12) character set ascii collate ascii_bin not null,
  due_at datetime(3) not null,
  attempts int not null default 0,
  created_at datetime(3) not null,
  key case_timer_turn (lane, region_code, next_at, case_id)
) character set utf8mb4 collate utf8mb4_bin;

-- Texts and photos that WeChat has yet to look at: taken by a lease (next_at). trace_id: as WeChat named the check of a photo.
create table case_check (
  id bigint not null primary key,
  case_id bigint not null,
  author_id bigint not null,
  what varchar(8) character set ascii collate ascii_bin not null,
  next_at datetime(3) not null,
  attempts int not null default 0,
  trace_id varchar(64) character set ascii collate ascii_bin null,
  created_at datetime(3) not null,
  key case_check_next (next_at, id),
  key case_check_trace (trace_id),
  key case_check_author (author_id, case_id),
  key case_check_of_case (case_id)
) character set utf8mb4 collate utf8mb4_bin;

-- What WeChat told of photos, until it is taken up: it may come before we have stored what it is about.
create table case_check_early (
  trace_id varchar(64) character set ascii collate ascii_bin not null primary key,
  verdict varchar(12) character set ascii collate ascii_bin not null,
  created_at datetime(3) not null,
  key case_check_early_age (created_at)
) character set utf8mb4 collate utf8mb4_bin;

-- Pairs of characters of a case's text, as keyed hashes: the ledger is searched by them, and nothing can be read in them.
create table case_gram (
  county bigint not null,
  gram bigint not null,
  case_id bigint not null,
  region_code bigint not null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (county, gram, case_id),
  key case_gram_of_case (case_id)
) character set utf8mb4 collate utf8mb4_bin;

-- Who was entered for a case because they called and have no account: forgotten with the last of their cases.
create table case_caller (
  person_id bigint not null primary key,
  created_at datetime(3) not null
) character set utf8mb4 collate utf8mb4_bin;

-- A slip that is printed for whom a case was filed, or lies at the address that an SMS brings them. Only the hash of its token is
-- kept. unsent_at: since when it is known that the SMS never will go out.
create table case_slip (
  token_hash binary(32) not null primary key,
  case_id bigint not null,
  expires_at datetime(3) not null,
  unsent_at datetime(3) null,
  created_at datetime(3) not null,
  key case_slip_of_case (case_id),
  key case_slip_age (created_at)
) character set utf8mb4 collate utf8mb4_bin;

-- Units that take orders, and who answers for them.
create table member_unit (
  id bigint not null primary key,
  region_code bigint not null,
  county bigint generated always as (
    case when region_code >= 100000000000 then region_code div 1000000
         when region_code >= 100000000 then region_code div 1000
         else region_code end) stored,
  name varchar(60) not null,
  services varchar(200) null,
  closed boolean not null default false,
  version int not null default 0,
  created_at datetime(3) not null,
  unique key member_unit_name (region_code, name),
  key member_unit_of_county (county, id)
) character set utf8mb4 collate utf8mb4_bin;

create table member_unit_person (
  unit_id bigint not null,
  person_id bigint not null,
  created_at datetime(3) not null,
  primary key (unit_id, person_id),
  key member_unit_of_person (person_id)
) character set utf8mb4 collate utf8mb4_bin;

-- 晒单: results that are shown to all, in words of the office, without names; the newest is the last, and what is shown anew is new.
-- state: SHOWN, HIDDEN by an office (hidden_by), or UNWANTED by who ordered it, who alone takes that back; since when.
create table order_shown (
  id bigint not null primary key,
  order_id bigint not null,
  region_code bigint not null,
  street bigint generated always as (region_code div 1000) stored,
  county bigint generated always as (region_code div 1000000) stored,
  text varchar(300) not null,
  shown_by bigint not null,
  shown_at datetime(3) not null,
  state varchar(12) character set ascii collate ascii_bin not null,
  since datetime(3) not null,
  hidden_by bigint null,
  created_at datetime(3) not null default current_timestamp(3),
  unique key order_shown_order (order_id),
  key order_shown_in_community (region_code, id),
  key order_shown_in_street (street, id),
  key order_shown_in_county (county, id),
  key order_shown_age (shown_at)
) character set utf8mb4 collate utf8mb4_bin;

-- Which photos of an order were chosen for all to see. chosen_by: by whom for what is shown now, null of those that are not among it
-- any more. state: what the check of them came to, which is another than for those who handle the order, and stays when they are
-- chosen again. judged_seq: the event in which a person said it, with who it was and why; null while none has.
create table order_shown_photo (
  media_id bigint not null primary key,
  order_id bigint not null,
  chosen_by bigint null,
  state varchar(24) character set ascii collate ascii_bin not null,
  judged_seq int null,
  created_at datetime(3) not null,
  key order_shown_photo_of_order (order_id, state)
) character set utf8mb4 collate utf8mb4_bin;

-- What is shipped; a county sets its own over it. A working day has about 420 minutes.
insert into case_category (id, region_code, code, kind, name, hint, urgent, priority, photo_needed, first_role, pool, accept_min,
  solve_min, remind_min, position, closed, created_at) values
  (1, 0, 'noise', 'DISPUTE', '邻里噪声', '写明什么时间、从哪里传来。', false, false, false, 'MEDIATOR', false, '240,240,480,480', '2400,2400,4800,7200', 240, 1, false, utc_timestamp(3)),
  (2, 0, 'leak', 'DISPUTE', '漏水渗水', '拍下漏水的地方；正在漏的先关总阀。', false, true, false, 'MEDIATOR', false, '120,120,240,480', '1440,1440,2400,4800', 120, 2, false, utc_timestamp(3)),
  (3, 0, 'clutter', 'DISPUTE', '楼道堆物、公共区域占用', null, false, false, false, 'MEDIATOR', false, '240,240,480,480', '2400,2400,4800,7200', 240, 3, false, utc_timestamp(3)),
  (4, 0, 'parking', 'DISPUTE', '停车纠纷', null, false, false, false, 'MEDIATOR', false, '240,240,480,480', '2400,2400,4800,7200', 240, 4, false, utc_timestamp(3)),
  (5, 0, 'pets', 'DISPUTE', '宠物扰民', null, false, false, false, 'MEDIATOR', false, '240,240,480,480', '2400,2400,4800,7200', 240, 5, false, utc_timestamp(3)),
  (6, 0, 'property', 'DISPUTE', '物业服务与收费', null, false, false, false, 'COMMUNITY_STAFF', false, '240,240,480,480', '2400,2400,4800,7200', 240, 6, false, utc_timestamp(3)),
  (7, 0, 'family', 'DISPUTE', '婚姻家庭', null, false, true, false, 'MEDIATOR', false, '240,240,480,480', '2400,2400,4800,7200', 240, 7, false, utc_timestamp(3)),
  (8, 0, 'other-dispute', 'DISPUTE', '其他纠纷', null, false, false, false, 'MEDIATOR', false, '240,240,480,480', '2400,2400,4800,7200', 240, 8, false, utc_timestamp(3)),
  (9, 0, 'street-lamp', 'REPORT', '路灯不亮', '拍下灯杆上的编号更快。', false, false, false, 'PROPERTY_STAFF', false, '30,60,120,240', '240,480,960,1440', 30, 9, false, utc_timestamp(3)),
  (10, 0, 'manhole', 'REPORT', '井盖缺损', '请先提醒身边的人绕行。', true, false, true, 'PROPERTY_STAFF', false, '15,15,30,30', '120,120,240,480', 10, 10, false, utc_timestamp(3)),
  (11, 0, 'lift', 'REPORT', '电梯困人或故障', '有人被困请同时拨打轿厢内的救援电话。', true, false, false, 'PROPERTY_STAFF', false, '5,5,10,10', '30,60,120,240', 5, 11, false, utc_timestamp(3)),
  (12, 0, 'gas', 'REPORT', '燃气异味', '先开窗、离开，到室外再打燃气抢修电话。', true, false, false, 'PROPERTY_STAFF', false, '5,5,10,10', '30,60,120,240', 5, 12, false, utc_timestamp(3)),
  (13, 0, 'fire-lane', 'REPORT', '消防通道堵塞', null, true, false, true, 'PROPERTY_STAFF', false, '15,15,30,30', '120,240,480,1440', 10, 13, false, utc_timestamp(3)),
  (14, 0, 'wires', 'REPORT', '电动车飞线充电', null, false, true, false, 'PROPERTY_STAFF', false, '30,60,120,240', '480,480,960,1440', 30, 14, false, utc_timestamp(3)),
  (15, 0, 'pipe', 'REPORT', '公共管道堵塞、漏水', null, false, true, false, 'PROPERTY_STAFF', false, '30,60,120,240', '480,480,960,1440', 30, 15, false, utc_timestamp(3)),
  (16, 0, 'rubbish', 'REPORT', '垃圾清运、保洁', null, false, false, false, 'PROPERTY_STAFF', false, '60,120,240,480', '480,960,1440,2400', 60, 16, false, utc_timestamp(3)),
  (17, 0, 'facility', 'REPORT', '公共设施损坏', null, false, false, false, 'PROPERTY_STAFF', false, '60,120,240,480', '960,1440,2400,4800', 60, 17, false, utc_timestamp(3)),
  (18, 0, 'other-report', 'REPORT', '其他情况', null, false, false, false, 'GRID_WORKER', false, '120,120,240,480', '960,1440,2400,4800', 60, 18, false, utc_timestamp(3)),
  (19, 0, 'insurance', 'QUESTION', '社保医保', null, false, false, false, 'COMMUNITY_STAFF', false, '240,240,480,480', '480,480,960,1440', 120, 19, false, utc_timestamp(3)),
  (20, 0, 'certificates', 'QUESTION', '证明与办事', null, false, false, false, 'COMMUNITY_STAFF', false, '240,240,480,480', '480,480,960,1440', 120, 20, false, utc_timestamp(3)),
  (21, 0, 'property-fees', 'QUESTION', '物业与收费', null, false, false, false, 'PROPERTY_STAFF', false, '120,240,480,480', '480,480,960,1440', 120, 21, false, utc_timestamp(3)),
  (22, 0, 'elderly', 'QUESTION', '养老与助残', null, false, false, false, 'COMMUNITY_STAFF', false, '240,240,480,480', '480,480,960,1440', 120, 22, false, utc_timestamp(3)),
  (23, 0, 'other-question', 'QUESTION', '其他咨询', null, false, false, false, 'COMMUNITY_STAFF', false, '240,240,480,480', '480,480,960,1440', 120, 23, false, utc_timestamp(3)),
  (24, 0, 'home-repair', 'ORDER', '家庭小修', null, false, false, false, 'COMMUNITY_STAFF', false, '240,240,480,480', '1440,1440,2400,4800', 120, 24, false, utc_timestamp(3)),
  (25, 0, 'escort', 'ORDER', '陪诊代办', '写明哪一天、去哪里。', false, false, false, 'COMMUNITY_STAFF', false, '240,240,480,480', '1440,1440,2400,4800', 120, 25, false, utc_timestamp(3)),
  (26, 0, 'haircut', 'ORDER', '上门理发', null, false, false, false, 'COMMUNITY_STAFF', false, '240,240,480,480', '2400,2400,4800,4800', 120, 26, false, utc_timestamp(3)),
  (27, 0, 'legal-advice', 'ORDER', '法律咨询', null, false, false, false, 'COMMUNITY_STAFF', false, '240,240,480,480', '2400,2400,4800,4800', 120, 27, false, utc_timestamp(3)),
  (28, 0, 'other-order', 'ORDER', '其他服务', null, false, false, false, 'COMMUNITY_STAFF', false, '240,240,480,480', '2400,2400,4800,4800', 120, 28, false, utc_timestamp(3));

insert into retention_rule (subject, keep_days, basis) values
  ('case_text', 1095, '事项里写的话、照片和当事人的称呼。办结后保存三年，与《民法典》第一百八十八条的诉讼时效一致；之后只留下不指向任何人的办理经过，供统计和核对。'),
  ('order_shown', 365, '晒单的说明。晒出满一年后撤下并删除；点单的人不愿公开的留作记号，和选用照片的记录一起，随这件事项里写的话和照片删除。'),
  ('case_slip', 90, '代办单上的查看码。打印后九十天内有效。'),
  ('case_check', 30, '等待微信检查的文字和照片的编号。检查完即删除，最多三十天。'),
  ('case_check_early', 1, '早到的微信检查结果，只有编号和结果。一天内删除。');
