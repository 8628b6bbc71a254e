using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using ReturnCase.Web.Audit;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Setup;

internal static class PagesSetup
{
    public static void AddReturnCasePages(this IServiceCollection services, DemoOptions demo)
    {
        services.AddRazorPages(options =>
            {
                Authorize(options.Conventions);
                options.Conventions.AddPageRoute("/Registers/ReceptionHouses", "registers");
                options.Conventions.AddPageRoute("/Registers/HouseForm", "registers/reception-houses/new");
                options.Conventions.AddPageRoute("/Cases/Access/Emergency", "cases/emergency");
                DecidesProposal.Mark(options.Conventions);
                SaysMissing.Mark(options.Conventions);
            })
            .AddMvcOptions(options =>
            {
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                options.Filters.Add<AntiforgeryRefusal>();
                options.Filters.Add<OnlyKnownMethods>();
                options.Filters.Add<KeepTrailFirst>();
                options.Filters.Add<DraftsSent>();
            });
        services.ConfigureOptions<HostCookies>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = IdentitySetup.CookieName("rc-form", demo);
            options.Cookie.SecurePolicy = demo.Enabled ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = IdentitySetup.CookieName("rc-flash", demo);
            options.Cookie.SecurePolicy = demo.Enabled ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });
        services.AddRouting(options =>
        {
            options.LowercaseUrls = true;
            options.ConstraintMap.Add(MoveConstraint.Name, typeof(MoveConstraint));
            options.ConstraintMap.Add(StatementConstraint.Name, typeof(StatementConstraint));
        });
    }

    private static void Authorize(PageConventionCollection pages)
    {
        pages.AuthorizePage("/Index", Policies.SignedIn);
        pages.AuthorizePage("/SignOut", Policies.SignedIn);
        pages.AuthorizePage("/Resume", Policies.SignedIn);
        pages.AuthorizePage("/Rules", Policies.SignedIn);
        pages.AuthorizeFolder("/Account", Policies.SignedIn);
        pages.AuthorizeFolder("/Cases", Policies.CaseWork);
        pages.AuthorizeFolder("/Drafts", Policies.SignedIn);
        pages.AuthorizeFolder("/Moved", Policies.CaseWork);
        pages.AuthorizeFolder("/Tasks", Policies.CaseWork);
        pages.AuthorizeFolder("/Reports", Policies.Figures);
        pages.AuthorizeFolder("/Notices", Policies.CaseWork);
        pages.AuthorizePage("/Cases/Access/Emergency", Policies.EmergencyAccess);
        pages.AuthorizeFolder("/Review", Policies.Review);
        pages.AuthorizeFolder("/Referrals", Policies.Referrals);
        pages.AuthorizeFolder("/Registers", Policies.Registers);
        foreach (var form in (string[])["/Registers/HouseForm", "/Registers/HouseClosing", "/Registers/CountryForm"])
            pages.AuthorizePage(form, Policies.Administration);
        pages.AuthorizeFolder("/Admin", Policies.Administration);
        pages.AuthorizeFolder("/Audit", Policies.Audit);
        foreach (var open in (string[])["/SignIn", "/SignInCode", "/SignInRefused", "/Language", "/Accessibility", "/Privacy", "/Status"])
            pages.AllowAnonymousToPage(open);
    }
}
