-- What people said of findings is counted whenever units are watched.
CREATE INDEX finding_judged ON finding (organisation_id, judged_at) WHERE verdict IS NOT NULL;
