-- What was learned from the closed cases of an equipment model, nightly; the newest lesson only.
CREATE TABLE lesson (
  organisation_id uuid NOT NULL,
  model_id uuid NOT NULL,
  cases integer NOT NULL,
  labels integer NOT NULL,
  -- Shares of the cases, each label given without having seen its case; `rules_right`: of the catalogue's words on the same.
  right_share double precision NOT NULL,
  accepted_share double precision NOT NULL,
  accepted_right double precision NOT NULL,
  rules_right double precision NOT NULL,
  is_used boolean NOT NULL,
  -- Which cases these were: the number of them and when the newest ended.
  stamp text NOT NULL,
  engine text NOT NULL,
  classifier bytea NOT NULL,
  learned_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT lesson_pk PRIMARY KEY (organisation_id, model_id),
  CONSTRAINT lesson_model FOREIGN KEY (organisation_id, model_id) REFERENCES equipment_model (organisation_id, id)
);
CALL protect_table('lesson', manufacturer => 'read');
