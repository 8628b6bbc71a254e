using ReturnCase.Data.Sqlite;
using ReturnCase.Data.SqlServer;

namespace ReturnCase.Web.Setup;

internal static class DatabaseSetup
{
    public static void AddReturnCaseDatabase(this WebApplicationBuilder builder)
    {
        try
        {
            AddProvider(builder, builder.Configuration.GetConnectionString("ReturnCase"));
        }
        catch (ArgumentException exception)
        {
            throw new SettingsException($"Setting ConnectionStrings:ReturnCase cannot be read: {exception.Message}");
        }
    }

    /// <summary>The connection to SQL Server; null where the database is a SQLite file.</summary>
    public static string? SqlServer(IConfiguration configuration) => configuration["Database:Provider"] == "SqlServer" ? configuration.GetConnectionString("ReturnCase") : null;

    private static void AddProvider(WebApplicationBuilder builder, string? connection)
    {
        switch (builder.Configuration["Database:Provider"] ?? "Sqlite")
        {
            case "Sqlite":
                builder.Services.AddReturnCaseSqlite(connection ?? DefaultSqlite(builder), builder.Configuration.LooksOnly());
                break;
            case "SqlServer" when connection is not null:
                builder.Services.AddReturnCaseSqlServer(connection);
                break;
            case "SqlServer":
                throw new SettingsException("Setting ConnectionStrings:ReturnCase is missing; SqlServer has no default connection.");
            case var other:
                throw new SettingsException($"Setting Database:Provider is '{other}'; write Sqlite or SqlServer.");
        }
    }

    private static string DefaultSqlite(WebApplicationBuilder builder)
    {
        var folder = builder.Environment.DataFolder();
        if (!builder.Configuration.LooksOnly())
            Directory.CreateDirectory(folder);
        return $"Data Source={Path.Combine(folder, "returncase.db")}";
    }
}
