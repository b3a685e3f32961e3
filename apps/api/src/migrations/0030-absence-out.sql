-- A partner's lead takes an absence of his own people out again; row security keeps him to them.
GRANT DELETE ON engineer_absence TO callout_partner;
