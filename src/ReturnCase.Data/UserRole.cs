namespace ReturnCase.Data;

public enum UserRole
{
    Counsellor,
    Supervisor,
    IndLiaison,
    Administrator,
    Auditor,
}
