using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Audit.Emergency;

public sealed class IndexModel(EmergencyAccesses accesses, CaseDesk desk, AuditTrail trail, TimeProvider clock, PageText<EmergencyReviewPage> text)
    : EmergencyQueuePage(accesses, desk, trail, clock, text);
