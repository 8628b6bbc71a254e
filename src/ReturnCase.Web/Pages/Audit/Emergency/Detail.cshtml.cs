using Microsoft.Extensions.Localization;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Audit.Emergency;

public sealed class DetailModel(EmergencyAccesses accesses, CaseDesk desk, AuditTrail trail, TimeProvider clock, PageText<EmergencyReviewPage> text, IStringLocalizer<SharedText> shared)
    : EmergencyReviewPage("/audit/emergency", accesses, desk, trail, clock, text, shared);
