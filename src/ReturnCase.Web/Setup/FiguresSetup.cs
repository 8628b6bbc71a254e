using ReturnCase.Data.Figures;
using ReturnCase.Web.Figures;

namespace ReturnCase.Web.Setup;

internal static class FiguresSetup
{
    /// <summary>Figures and how they are shown; a wrong setting stops the program with a sentence that names it.</summary>
    public static void AddReturnCaseFigures(this WebApplicationBuilder builder)
    {
        FigurePolicy policy;
        try
        {
            policy = builder.Configuration.GetSection("Figures").Get<FigurePolicy>(options => options.ErrorOnUnknownConfiguration = true) ?? new();
        }
        catch (InvalidOperationException exception)
        {
            throw new SettingsException($"A setting under Figures cannot be read: {exception.Message}");
        }

        if (policy.FirstFault() is { } fault)
            throw new SettingsException(fault);
        builder.Services.AddSingleton(policy).AddScoped<FigureQueries>().AddScoped<MonthClosing>().AddScoped<FigureText>().AddScoped<FigureDesk>();
    }
}
