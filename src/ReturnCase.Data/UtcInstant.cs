using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ReturnCase.Data;

/// <summary>Instants come back without a kind from both databases; they are UTC.</summary>
internal sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(
    value => value, value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
