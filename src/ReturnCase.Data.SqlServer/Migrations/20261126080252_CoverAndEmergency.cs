using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnCase.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class CoverAndEmergency : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AbsenceCovers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Team = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AbsentId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    AbsentName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    CoveringId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CoveringName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    SetById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    SetByName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    EndedByName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AbsenceCovers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EmergencyAccesses",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ByTeam = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmergencyAccesses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EmergencyReviews",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ByRole = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Justified = table.Column<bool>(type: "bit", nullable: false),
                    Remark = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    EmergencyAccessId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmergencyReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EmergencyReviews_EmergencyAccesses_EmergencyAccessId",
                        column: x => x.EmergencyAccessId,
                        principalTable: "EmergencyAccesses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AbsenceCovers_CoveringId_LastDay",
                table: "AbsenceCovers",
                columns: new[] { "CoveringId", "LastDay" });

            migrationBuilder.CreateIndex(
                name: "IX_AbsenceCovers_Team_LastDay",
                table: "AbsenceCovers",
                columns: new[] { "Team", "LastDay" });

            migrationBuilder.CreateIndex(
                name: "IX_EmergencyAccesses_ById_EndsAt",
                table: "EmergencyAccesses",
                columns: new[] { "ById", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_EmergencyAccesses_CaseNumber",
                table: "EmergencyAccesses",
                column: "CaseNumber");

            migrationBuilder.CreateIndex(
                name: "IX_EmergencyReviews_EmergencyAccessId",
                table: "EmergencyReviews",
                column: "EmergencyAccessId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AbsenceCovers");

            migrationBuilder.DropTable(
                name: "EmergencyReviews");

            migrationBuilder.DropTable(
                name: "EmergencyAccesses");
        }
    }
}
