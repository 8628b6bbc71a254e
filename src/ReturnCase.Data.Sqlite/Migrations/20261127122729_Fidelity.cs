using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnCase.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Fidelity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "EndAsRecorded",
                table: "Suspensions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GivenToId",
                table: "CaseEntries",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GivenToName",
                table: "CaseEntries",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GivenToTeam",
                table: "CaseEntries",
                type: "TEXT",
                maxLength: 50,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ImportedCases",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SourceKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    CaseFileId = table.Column<int>(type: "INTEGER", nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImportedCases_Cases_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReferralStandings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StateBeforeDecision = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<int>(type: "INTEGER", nullable: true),
                    ExportedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CorrectionsSent = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReceiptReference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    NewFactsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SupersededByNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ReferralId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferralStandings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReferralStandings_Referrals_ReferralId",
                        column: x => x.ReferralId,
                        principalTable: "Referrals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RuleSets",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Settings = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleSets", x => x.Number);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ImportedCases_CaseFileId",
                table: "ImportedCases",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_ImportedCases_SourceSystem_SourceKey",
                table: "ImportedCases",
                columns: new[] { "SourceSystem", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReferralStandings_ReferralId_Line",
                table: "ReferralStandings",
                columns: new[] { "ReferralId", "Line" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportedCases");

            migrationBuilder.DropTable(
                name: "ReferralStandings");

            migrationBuilder.DropTable(
                name: "RuleSets");

            migrationBuilder.DropColumn(
                name: "EndAsRecorded",
                table: "Suspensions");

            migrationBuilder.DropColumn(
                name: "GivenToId",
                table: "CaseEntries");

            migrationBuilder.DropColumn(
                name: "GivenToName",
                table: "CaseEntries");

            migrationBuilder.DropColumn(
                name: "GivenToTeam",
                table: "CaseEntries");
        }
    }
}
