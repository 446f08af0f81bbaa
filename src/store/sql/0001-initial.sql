-- 0001: the first register. docs/DATABASE.md explains it table by table.
--
-- Conventions
--   id            row id, meaningful in this file only; uuid (UUIDv7) is the identity elsewhere
--   *_at          Unix time in milliseconds, UTC
--   day           civil date as days since 1970-01-01
--   sort_key      (day << 24) | sequence: the journal's order; also the row id of the search index
--   deleted_at    in the trash since; NULL = live
--   unmade        1 = the creation was undone: not in the trash, can be made again
--   step_id       the step that created the row
--   *_term        term.id; dimension * 1000 + position, positions of the national nomenclature < 500

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE structure (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind INTEGER NOT NULL,
  siret TEXT,
  ridet TEXT,
  rna TEXT,
  insee TEXT NOT NULL DEFAULT '',
  commune TEXT,
  postcode TEXT NOT NULL DEFAULT '',
  holiday_zone TEXT,
  fictional INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE term (
  id INTEGER PRIMARY KEY,
  dimension INTEGER NOT NULL,
  code TEXT NOT NULL,
  UNIQUE (dimension, code)
) STRICT;

-- History ---------------------------------------------------------------------------------------

CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  actor_id INTEGER,
  origin TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT,
  n_rows INTEGER NOT NULL DEFAULT 0,
  undoes INTEGER REFERENCES step (id),
  undone_by INTEGER,
  detail TEXT
) STRICT;
CREATE INDEX step_undoes ON step (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE change (
  step_id INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
  entity INTEGER NOT NULL,
  row_id INTEGER NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('create', 'update', 'trash', 'restore', 'unmake', 'remake', 'anonymise')),
  version_before INTEGER NOT NULL,
  version_after INTEGER NOT NULL,
  before TEXT,
  PRIMARY KEY (step_id, entity, row_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_row ON change (entity, row_id);

CREATE TABLE purge (
  entity INTEGER NOT NULL,
  uuid TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (entity, uuid)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  key TEXT PRIMARY KEY,
  updated_at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- People and places -----------------------------------------------------------------------------

CREATE TABLE mediator (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  unmade INTEGER NOT NULL DEFAULT 0,
  step_id INTEGER REFERENCES step (id) ON DELETE SET NULL,
  kind INTEGER NOT NULL,
  given TEXT NOT NULL DEFAULT '',
  family TEXT NOT NULL DEFAULT '',
  sort_name TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  national_id TEXT,
  coop_mediator_id TEXT,
  employer TEXT,
  working_days INTEGER NOT NULL DEFAULT 31,
  weekly_minutes INTEGER NOT NULL DEFAULT 0,
  active_from INTEGER,
  active_to INTEGER,
  notes TEXT
) STRICT;
CREATE INDEX mediator_sort_name ON mediator (sort_name);

CREATE TABLE absence (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  unmade INTEGER NOT NULL DEFAULT 0,
  step_id INTEGER REFERENCES step (id) ON DELETE SET NULL,
  mediator_id INTEGER NOT NULL REFERENCES mediator (id),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  part INTEGER NOT NULL DEFAULT 0,
  reason TEXT NOT NULL,
  notes TEXT,
  CHECK (from_day <= to_day)
) STRICT;
CREATE INDEX absence_mediator ON absence (mediator_id, from_day);

CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  unmade INTEGER NOT NULL DEFAULT 0,
  step_id INTEGER REFERENCES step (id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  typology TEXT,
  address TEXT,
  address_more TEXT,
  postcode TEXT NOT NULL DEFAULT '',
  insee TEXT NOT NULL DEFAULT '',
  commune TEXT,
  siret TEXT,
  phone TEXT,
  email TEXT,
  website TEXT,
  capacity INTEGER NOT NULL DEFAULT 0,
  rooms TEXT NOT NULL DEFAULT '[]',
  itinerant INTEGER NOT NULL DEFAULT 0,
  opening_hours TEXT,
  france_services INTEGER NOT NULL DEFAULT 0,
  agent1_id INTEGER REFERENCES mediator (id),
  agent2_id INTEGER REFERENCES mediator (id),
  national_id TEXT,
  notes TEXT
) STRICT;
CREATE INDEX place_sort_name ON place (sort_name);

CREATE TABLE beneficiary (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  unmade INTEGER NOT NULL DEFAULT 0,
  step_id INTEGER REFERENCES step (id) ON DELETE SET NULL,
  given TEXT,
  family TEXT,
  sort_name TEXT,
  birth_year INTEGER,
  gender_term INTEGER NOT NULL,
  age_term INTEGER NOT NULL,
  status_term INTEGER NOT NULL,
  insee TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  commune TEXT,
  phone TEXT,
  no_phone INTEGER NOT NULL DEFAULT 0,
  email TEXT,
  notes TEXT,
  informed_on INTEGER,
  author_id INTEGER REFERENCES mediator (id),
  anonymised_at INTEGER
) STRICT;
CREATE INDEX beneficiary_sort_name ON beneficiary (sort_name) WHERE sort_name IS NOT NULL;

-- The journal -----------------------------------------------------------------------------------

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  unmade INTEGER NOT NULL DEFAULT 0,
  step_id INTEGER REFERENCES step (id) ON DELETE SET NULL,
  sort_key INTEGER NOT NULL UNIQUE,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
  incomplete INTEGER NOT NULL DEFAULT 0,
  minutes INTEGER NOT NULL,
  mediator_id INTEGER NOT NULL REFERENCES mediator (id),
  place_kind INTEGER NOT NULL,
  place_id INTEGER REFERENCES place (id),
  insee TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  commune TEXT,
  people INTEGER NOT NULL,
  anonymous INTEGER NOT NULL DEFAULT 0,
  local_term INTEGER,
  level_term INTEGER,
  autonomy_term INTEGER,
  oriented INTEGER,
  referral_term INTEGER,
  referral_body TEXT,
  procedure TEXT,
  title TEXT,
  notes TEXT,
  local_ref TEXT NOT NULL UNIQUE,
  national_id TEXT,
  source INTEGER NOT NULL DEFAULT 0,
  source_stamp TEXT,
  original TEXT
) STRICT;
-- Each order and each filter of the list is one index that ends in version, so that a snapshot of
-- (id, day, version) reads nothing else.
CREATE INDEX activity_journal ON activity (sort_key, version) WHERE deleted_at IS NULL;
CREATE INDEX activity_mediator ON activity (mediator_id, sort_key DESC, version) WHERE deleted_at IS NULL;
CREATE INDEX activity_place ON activity (place_id, sort_key DESC, version) WHERE deleted_at IS NULL;
CREATE INDEX activity_kind ON activity (kind, sort_key DESC, version) WHERE deleted_at IS NULL;
CREATE INDEX activity_place_kind ON activity (place_kind, sort_key DESC, version) WHERE deleted_at IS NULL;
CREATE INDEX activity_source ON activity (source, sort_key DESC, version) WHERE deleted_at IS NULL;
CREATE INDEX activity_minutes ON activity (minutes, sort_key, version) WHERE deleted_at IS NULL;
CREATE INDEX activity_people ON activity (people, sort_key, version) WHERE deleted_at IS NULL;
CREATE INDEX activity_incomplete ON activity (sort_key, version) WHERE deleted_at IS NULL AND incomplete = 1;
CREATE INDEX activity_step ON activity (step_id);
CREATE INDEX activity_trash ON activity (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE UNIQUE INDEX activity_national_id ON activity (national_id) WHERE national_id IS NOT NULL AND unmade = 0;

-- Themes, materials, tags and every other value of a nomenclature that an activity carries.
-- sort_key is repeated so that "the newest with this theme" is one seek.
CREATE TABLE activity_term (
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  term_id INTEGER NOT NULL REFERENCES term (id),
  sort_key INTEGER NOT NULL,
  PRIMARY KEY (activity_id, term_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_term_journal ON activity_term (term_id, sort_key);

CREATE TABLE activity_co_mediator (
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  mediator_id INTEGER NOT NULL REFERENCES mediator (id),
  sort_key INTEGER NOT NULL,
  PRIMARY KEY (activity_id, mediator_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_co_mediator_journal ON activity_co_mediator (mediator_id, sort_key);

-- Margins of the anonymous people: gender, age, status, already supported. Never individuals.
CREATE TABLE activity_tally (
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  term_id INTEGER NOT NULL REFERENCES term (id),
  n INTEGER NOT NULL CHECK (n > 0),
  PRIMARY KEY (activity_id, term_id)
) STRICT, WITHOUT ROWID;

-- A followed person, or one imported accompaniment. The row id is stable; uuid travels.
CREATE TABLE participation (
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  uuid TEXT NOT NULL,
  beneficiary_id INTEGER REFERENCES beneficiary (id),
  gender_term INTEGER NOT NULL,
  age_term INTEGER NOT NULL,
  status_term INTEGER NOT NULL,
  insee TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  commune TEXT,
  already_supported INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (activity_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participation_beneficiary ON participation (beneficiary_id, activity_id) WHERE beneficiary_id IS NOT NULL;

-- Words of an activity (its own fields only), folded and cut by pmn_search_tokens(), so that the
-- tokenizer only splits at spaces; contentless, so that nothing is stored twice. Live rows only.
CREATE VIRTUAL TABLE activity_search USING fts5 (
  words, content = '', prefix = '1 2 3 4', detail = 'none', tokenize = 'ascii'
);
INSERT INTO activity_search (activity_search, rank) VALUES ('secure-delete', 1);

-- The words of activity_search and how often each occurs. A long prefix becomes the list of its words:
-- the index reads those newest first, while a prefix that it does not hold is gathered in full first.
CREATE TABLE search_word (
  word TEXT PRIMARY KEY,
  n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Figures ---------------------------------------------------------------------------------------

-- Kept by the transaction of each edit, at four grains: (mediator, place), (mediator, 0), (0, place)
-- and (0, 0), where 0 means "all". term_id 0 is the activity itself. "No place" is place_id -1.
CREATE TABLE rollup (
  mediator_id INTEGER NOT NULL,
  place_id INTEGER NOT NULL,
  month INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  term_id INTEGER NOT NULL,
  activities INTEGER NOT NULL,
  accompaniments INTEGER NOT NULL,
  minutes INTEGER NOT NULL,
  PRIMARY KEY (mediator_id, place_id, month, kind, term_id)
) STRICT, WITHOUT ROWID;

-- Who came in which month, for distinct people.
CREATE TABLE person_month (
  mediator_id INTEGER NOT NULL,
  place_id INTEGER NOT NULL,
  month INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  beneficiary_id INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (mediator_id, place_id, month, kind, beneficiary_id)
) STRICT, WITHOUT ROWID;

-- People, whether counted as margins or as participations: one line per activity, term and number.
CREATE VIEW accompaniment_term (activity_id, term_id, n) AS
  SELECT activity_id, term_id, n FROM activity_tally
  UNION ALL SELECT activity_id, gender_term, 1 FROM participation
  UNION ALL SELECT activity_id, age_term, 1 FROM participation
  UNION ALL SELECT activity_id, status_term, 1 FROM participation;
