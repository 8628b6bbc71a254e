using Microsoft.Extensions.Localization;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Audit.Emergency;

public sealed class DetailModel(
    EmergencyAccesses accesses, AuditQueries queries, ChildNames names, CaseDesk desk, AuditTrail trail, TimeProvider clock, PageText<EmergencyReviewPage> text, IStringLocalizer<SharedText> shared)
    : EmergencyReviewPage("/audit/emergency", accesses, queries, names, desk, trail, clock, text, shared);
